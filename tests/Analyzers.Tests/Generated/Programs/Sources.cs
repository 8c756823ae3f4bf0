namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>Named pieces of text that become files.</summary>
internal sealed record Sources(IReadOnlyList<(string Name, string Types)> Files)
{
    public static Sources Of(string name, string types) => new([(name, types)]);

    public Sources And(string name, string types) => types.Length == 0 ? this : new([.. Files, (name, types)]);
}
