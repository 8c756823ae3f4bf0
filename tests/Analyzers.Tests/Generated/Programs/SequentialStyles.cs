namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>Models that are a list of modules, the activation last, and models that are given their activation.</summary>
/// <param name="last">Makes the activation's module; null where the list ends in a linear layer.</param>
internal sealed class SequentialStyles(Choices choices, Names names, string? last)
{
    private string Tensor => names.Tensor;

    private string[] Layers => [names.Nn("Linear(20, 64)"), names.Nn("ReLU()"), names.Nn("Linear(64, 5)")];

    private string[] Everything => last is null ? Layers : [.. Layers, last];

    private string Final => last ?? names.Nn("Dropout(0.1)");

    public Model Pick()
    {
        var call = choices.PickName("call", "forward", "call");
        var (types, type, create, byType) = choices.Pick<Func<(string, string, string, Knowledge)>>("model", Options)();
        return new(type, create, byType, (model, x) => $"{model}.{call}({x})", model => $"{model}.{call}") 
        {
            Types = types,
            IsModule = true,
        };
    }

    private IReadOnlyList<Option<Func<(string, string, string, Knowledge)>>> Options =>
    [
        new("Sequential of modules", () => Built($"return {names.Nn("Sequential")}({string.Join(", ", Everything)});")),
        new("Sequential of named modules", () => Built($"return {names.Nn("Sequential")}({string.Join(", ", Everything.Select(Named))});")),
        new("Sequential of a list", () => Built(
            $"""
            var layers = new List<{names.ModuleOfTensor}> {Braces(Layers)};
            layers.Add({Final});
            return {names.Nn("Sequential")}(layers);
            """)),
        new("Sequential of a list of named modules", () => Built(
            $"""
            var layers = new List<(string, {names.ModuleOfTensor})>();
            {string.Join("\n", Everything.Select(layer => $"layers.Add({Named(layer, 0)});"))}
            return {names.Nn("Sequential")}(layers);
            """)),
        new("Sequential of an array", () => Built(
            $"""
            var layers = new {names.ModuleOfTensor}[] {Braces([.. Layers, Final])};
            return {names.Nn("Sequential")}(layers);
            """)),
        new("Sequential of ToArray", () => Built(
            $"""
            var layers = new List<{names.ModuleOfTensor}>();
            {string.Join("\n", Everything.Select(layer => $"layers.Add({layer});"))}
            return {names.Nn("Sequential")}(layers.ToArray());
            """)),
        new("Sequential with append", () => Built(
            $"""
            var model = {names.Nn("Sequential")}({string.Join(", ", Layers)});
            model.append({Final});
            return model;
            """)),
        new("Sequential with chained append", () => Built(
            $"return {names.Nn("Sequential")}(){string.Concat(Everything.Select((layer, i) => $".append(\"layer{i}\", {layer})"))};")),
        new("Sequential in a Sequential", () => Built(
            $"""
            var body = {names.Nn("Sequential")}({string.Join(", ", Layers)});
            return {names.Nn("Sequential")}(body, {Final});
            """)),
        new("class derived from Sequential", Derived),
        new("Sequential field", SequentialField),
        new("injected activation", Injected),
        new("injected into a primary constructor", InjectedPrimary),
    ];

    private static string Named(string module, int index) => $"(\"layer{index}\", {module})";

    private static string Braces(IEnumerable<string> items) => $"{{ {string.Join(", ", items)} }}";

    private (string, string, string, Knowledge) Built(string body)
    {
        var type = choices.Pick("model held as", ("its class", names.Type("Sequential")), ("Module<Tensor, Tensor>", names.ModuleOfTensor));
        return ($$"""
            internal static class Models
            {
                public static {{type}} Build()
                {
                    {{body}}
                }
            }
            """, type, "Models.Build()", Knowledge.Nothing);
    }

    private (string, string, string, Knowledge) Derived() => ($$"""
        internal sealed class Net : {{names.Type("Sequential")}}
        {
            public Net() : base({{string.Join(", ", Everything.Select(Named))}})
            {
            }
        }
        """, "Net", "new Net()", Knowledge.Enough);

    private (string, string, string, Knowledge) SequentialField() => ($$"""
        internal sealed class Net : {{names.ModuleOfTensor}}
        {
            private readonly {{names.ModuleOfTensor}} layers;

            public Net() : base("Net")
            {
                layers = {{names.Nn("Sequential")}}({{string.Join(", ", Everything.Select(Named))}});
                RegisterComponents();
            }

            public override {{Tensor}} forward({{Tensor}} x) => layers.forward(x);
        }
        """, "Net", "new Net()", Knowledge.Enough);

    private (string, string, string, Knowledge) Injected() => ($$"""
        internal sealed class Net : {{names.ModuleOfTensor}}
        {
            private readonly {{names.Type("Linear")}} fc = {{names.Nn("Linear(20, 5)")}};
            private readonly {{names.ModuleOfTensor}} activation;

            public Net({{names.ModuleOfTensor}} activation) : base("Net")
            {
                this.activation = activation;
                RegisterComponents();
            }

            public override {{Tensor}} forward({{Tensor}} x) => activation.forward(fc.forward(x));
        }
        """, "Net", $"new Net({Final})", Knowledge.Nothing);

    private (string, string, string, Knowledge) InjectedPrimary() => ($$"""
        internal sealed class Net({{names.ModuleOfTensor}} activation) : {{names.ModuleOfTensor}}("Net")
        {
            private readonly {{names.Type("Linear")}} fc = {{names.Nn("Linear(20, 5)")}};

            public override {{Tensor}} forward({{Tensor}} x)
            {
                x = fc.forward(x);
                x = activation.forward(x);
                return x;
            }
        }
        """, "Net", $"new Net({Final})", Knowledge.Nothing);
}
