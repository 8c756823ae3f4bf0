namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>Where the activation stands, in the model as in the trainer: each site turns an expression into its squashed value.</summary>
internal sealed class ActivationSites(Choices choices, Names names, Activation activation)
{
    private string Tensor => names.Tensor;

    public Value Apply(string dimension, Host host, string input) =>
        choices.Pick(dimension, Options)(host, input);

    private IReadOnlyList<Option<Func<Host, string, Value>>> Options =>
    [
        new("return", (_, input) => Value.Of(Squash(input))),
        new("local", (_, input) => new($"var squashed = {Squash(input)};", "squashed")),
        new("reassigned local", (_, input) => new($"var squashed = {input};\nsquashed = {Squash("squashed")};", "squashed")),
        new("in-place statement", InPlaceStatement),
        new("module field", ModuleField),
        new("concrete field", ConcreteField),
        new("auto-property", AutoProperty),
        new("property getter of a module", PropertyOfModule),
        new("property getter of a tensor", PropertyOfTensor),
        new("new module", (_, input) => Value.Of($"{activation.Create}.forward({input})")),
        new("static helper", StaticHelper),
        new("instance helper", InstanceHelper),
        new("helper of another class", OtherClass),
        new("extension method", Extension),
        new("generic helper", GenericHelper),
        new("tuple slot", (_, input) => new($"var pair = (Raw: {input}, Squashed: {Squash(input)});", "pair.Squashed")),
        new("tuple helper", TupleHelper),
        new("array slot", (_, input) => new($"var both = new[] {{ {input}, {Squash(input)} }};", "both[1]")),
        new("conditional arms", (_, input) => new(
            $"var raw = {input};\nvar squashed = raw.dim() > 2 ? {Squash("raw.flatten(1)")} : {Squash("raw")};", "squashed")),
        new("switch arms", SwitchArms),
        new("early return", EarlyReturn),
        new("local function", (_, input) => new($"{Tensor} Squash({Tensor} t) => {Squash("t")};", $"Squash({input})")),
        new("lambda", (_, input) => new($"{names.FuncOfTensor} squash = t => {Squash("t")};", $"squash({input})")),
        new("delegate field", DelegateField),
        new("using scope", UsingScope),
        new("try and finally", TryFinally),
    ];

    private string Squash(string input) => activation.Apply(input);

    private Value InPlaceStatement(Host host, string input)
    {
        var statement = Squash("squashed");
        return statement.EndsWith("_()", StringComparison.Ordinal)
            ? new($"var squashed = {input};\n{statement};", "squashed")
            : new($"var squashed = {input};\nsquashed = {statement};", "squashed");
    }

    private Value ModuleField(Host host, string input)
    {
        host.Members.Add($"private {host.Static}readonly {names.ModuleOfTensor} squash = {activation.Create};");
        return Value.Of($"squash.forward({input})");
    }

    private Value ConcreteField(Host host, string input)
    {
        host.Members.Add($"private {host.Static}readonly {activation.Class} squash = {activation.Create};");
        return Value.Of($"squash.call({input})");
    }

    private Value AutoProperty(Host host, string input)
    {
        host.Members.Add($"private {host.Static}{names.ModuleOfTensor} Squash {{ get; }} = {activation.Create};");
        return Value.Of($"Squash.forward({input})");
    }

    private Value PropertyOfModule(Host host, string input)
    {
        host.Members.Add($"private static {names.ModuleOfTensor} Squash => {activation.Create};");
        return Value.Of($"Squash.forward({input})");
    }

    private Value PropertyOfTensor(Host host, string input)
    {
        host.Members.Add($"private {host.Static}{Tensor}? _raw;");
        host.Members.Add($"private {host.Static}{Tensor} Squashed => {Squash("_raw!")};");
        return new($"_raw = {input};", "Squashed");
    }

    private Value StaticHelper(Host host, string input)
    {
        host.Members.Add($"private static {Tensor} Squash({Tensor} t) => {Squash("t")};");
        return Value.Of($"Squash({input})");
    }

    private Value InstanceHelper(Host host, string input)
    {
        host.Members.Add($$"""
            private {{host.Static}}{{Tensor}} Squash({{Tensor}} t)
            {
                var result = {{Squash("t")}};
                return result;
            }
            """);
        return Value.Of(host.IsStatic ? $"Squash({input})" : $"this.Squash({input})");
    }

    private Value OtherClass(Host host, string input)
    {
        host.Types.Add($$"""
            internal static class Squashing
            {
                public static {{Tensor}} Squash({{Tensor}} t) => {{Squash("t")}};
            }
            """);
        return Value.Of($"Squashing.Squash({input})");
    }

    private Value Extension(Host host, string input)
    {
        host.Types.Add($$"""
            internal static class TensorExtensions
            {
                public static {{Tensor}} Squash(this {{Tensor}} t) => {{Squash("t")}};
            }
            """);
        return Value.Of($"{input}.Squash()");
    }

    private Value GenericHelper(Host host, string input)
    {
        host.Members.Add("private static T Pass<T>(T value) => value;");
        return Value.Of($"Pass({Squash(input)})");
    }

    private Value TupleHelper(Host host, string input)
    {
        host.Members.Add($"private static ({Tensor} Raw, {Tensor} Squashed) Both({Tensor} t) => (t, {Squash("t")});");
        return new($"var (_, squashed) = Both({input});", "squashed");
    }

    private Value SwitchArms(Host host, string input) => new(
        $$"""
        var raw = {{input}};
        var squashed = raw.dim() switch
        {
            > 2 => {{Squash("raw.flatten(1)")}},
            _ => {{Squash("raw")}},
        };
        """,
        "squashed");

    private Value EarlyReturn(Host host, string input)
    {
        host.Members.Add($$"""
            private static {{Tensor}} Squash({{Tensor}} t)
            {
                if (t.dim() > 2)
                {
                    return {{Squash("t.flatten(1)")}};
                }

                return {{Squash("t")}};
            }
            """);
        return Value.Of($"Squash({input})");
    }

    private Value DelegateField(Host host, string input)
    {
        host.Members.Add($"private static readonly {names.FuncOfTensor} Squash = t => {Squash("t")};");
        return Value.Of($"Squash({input})");
    }

    private Value UsingScope(Host host, string input)
    {
        host.Members.Add($$"""
            private static {{Tensor}} Squash({{Tensor}} t)
            {
                using var scope = torch.NewDisposeScope();
                using var copy = t.clone();
                var result = {{Squash("copy")}};
                return result.MoveToOuterDisposeScope();
            }
            """);
        return Value.Of($"Squash({input})");
    }

    private Value TryFinally(Host host, string input) => new(
        $$"""
        {{Tensor}} squashed;
        try
        {
            squashed = {{Squash(input)}};
        }
        finally
        {
            Console.Out.Flush();
        }
        """,
        "squashed");
}
