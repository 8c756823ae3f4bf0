namespace TorchSharp.Analyzers.Tests.Modules;

/// <summary>Many classes in one program: each row is one class <c>Net</c> in a namespace of its own, so that no row pays for a program.</summary>
internal static class ModulePrograms
{
    public const string Forward = "public override Tensor forward(Tensor x) => x.alias();";

    /// <summary>A class of these members and the usual forward, where they have none.</summary>
    public static string Of(params string[] members) => string.Join("\n\n", members.Select(static (text, i) => $$"""
        namespace N{{i}}
        {
            class Net : Module<Tensor, Tensor> { {{text}} {{(text.Contains(" forward(Tensor x)", StringComparison.Ordinal) ? "" : Forward)}} }
        }
        """));

    /// <summary>A class <c>Act</c> with this forward, and a chain that it is a step of.</summary>
    public static string Steps(params string[] forwards) => string.Join("\n\n", forwards.Select(static (text, i) => $$"""
        namespace N{{i}}
        {
            static class Use { public static Sequential Make() => Sequential(Linear(2, 2), new Act()); }
            class Act : Module<Tensor, Tensor> { public Act() : base("act") { RegisterComponents(); } public override Tensor forward(Tensor x) {{text}} }
        }
        """));
}
