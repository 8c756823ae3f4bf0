namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>The constructs of <see cref="Ways"/>, where something else than what was squashed may come out.</summary>
internal sealed class LostWays(Choices choices, Names names, Activation activation)
{
    public Value Apply(Host host, string input)
    {
        var way = choices.Pick("construct that loses it", [.. Ways.All.Select(way => new Option<Way>(way.Name, way))]);
        var (statements, result) = way.OrElse(names, "passed", "other");
        host.Types.Add($$"""
            internal static class Elsewhere
            {
                {{way.MembersIn(names)}}

                public static {{names.Tensor}} Apply({{names.Tensor}} x)
                {
                    var other = torch.rand_like(x);
                    var passed = {{activation.Apply("x")}};
                    {{statements}}
                    return {{result}};
                }
            }
            """);
        return Value.Of($"Elsewhere.Apply({input})");
    }
}
