namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>Models and losses of which one of several stands behind a name, so that nobody can say what they do.</summary>
internal sealed class UnknownParts(Choices choices, Names names, Criterion criterion)
{
    /// <summary>True at some runs and false at others.</summary>
    private const string Chance = "Environment.ProcessorCount > 4";

    public Model Obscure(Model model)
    {
        var other = $"new PlainNet()";
        var create = choices.Pick("unknown model", Choosers(names.ModuleOfTensor, model.Create, other));
        return model with
        {
            Type = names.ModuleOfTensor,
            ByType = Knowledge.Nothing,
            Create = "Zoo.Pick()",
            Types = model.Types + "\n\n" + PlainNet + "\n\n" + Zoo(names.ModuleOfTensor, create),
        };
    }

    public Loss PickLoss(string create)
    {
        var lookAlike = choices.Flip("look-alike loss");
        return lookAlike ? LookAlike() : Chosen(create);
    }

    private Loss Chosen(string create) => new(
        names.LossOfTensors, "Zoo.Pick()", Knowledge.Nothing, (loss, x, y) => $"{loss}.forward({x}, {y})")
    {
        Types = Zoo(names.LossOfTensors, choices.Pick("unknown loss", Choosers(names.LossOfTensors, create, names.Nn("MSELoss()")))),
    };

    private Loss LookAlike() => new(
        "CrossEntropyLoss", "new CrossEntropyLoss()", Knowledge.Enough, (loss, x, y) => $"{loss}.forward({x}, {y})")
    {
        Types = $$"""
            internal sealed class CrossEntropyLoss : {{names.LossOfTensors}}
            {
                public override {{names.Tensor}} forward({{names.Tensor}} input, {{names.Tensor}} target) =>
                    -(target * torch.log(input + 1e-7)).sum(1).mean();
            }
            """,
    };

    private string RightOutput => criterion switch
    {
        Criterion.Binary => ".softmax(1)",
        Criterion.NegativeLikelihood => ".log_softmax(1)",
        _ => "",
    };

    private string PlainNet => $$"""
        internal sealed class PlainNet : {{names.ModuleOfTensor}}
        {
            private readonly {{names.Type("Linear")}} fc = {{names.Nn("Linear(20, 5)")}};

            public PlainNet() : base("PlainNet")
            {
                RegisterComponents();
            }

            public override {{names.Tensor}} forward({{names.Tensor}} x) => fc.forward(x){{RightOutput}};
        }
        """;

    private static string Zoo(string type, string body) => $$"""
        internal static class Zoo
        {
            {{body}}
        }
        """.Replace("TYPE", type, StringComparison.Ordinal);

    private static (string, string)[] Choosers(string type, string one, string other) =>
    [
        ("conditional", $"public static {type} Pick() => {Chance} ? {one} : {other};"),
        ("switch on a name", $$"""
            public static {{type}} Pick() => Environment.MachineName switch
            {
                "a" => {{one}},
                "b" => {{other}},
                _ => throw new NotSupportedException(),
            };
            """),
        ("early return", $$"""
            public static {{type}} Pick()
            {
                if ({{Chance}})
                {
                    return {{one}};
                }

                return {{other}};
            }
            """),
        ("element of a list", $$"""
            public static {{type}} Pick()
            {
                var all = new List<{{type}}> { {{one}}, {{other}} };
                return all[Environment.ProcessorCount % 2];
            }
            """),
        ("dictionary", $$"""
            private static readonly Dictionary<string, {{type}}> All = new() { ["one"] = {{one}}, ["other"] = {{other}} };

            public static {{type}} Pick() => All[Environment.MachineName];
            """),
        ("through object", $$"""
            private static object Load() => {{Chance}} ? (object){{one}} : {{other}};

            public static {{type}} Pick() => ({{type}})Load();
            """),
        ("mutable static", $$"""
            public static {{type}} Current { get; set; } = {{one}};

            public static {{type}} Pick() => Current;

            public static void UseOther() => Current = {{other}};
            """),
    ];
}
