namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>The ways in which people write a model: as a class, as a Sequential, or as plain functions.</summary>
internal sealed class ModelStyles(Choices choices, Names names, Func<Host, string, Value> tail)
{
    private string Tensor => names.Tensor;

    private string Call => choices.PickName("call", "forward", "call");

    public Model Pick() => choices.Pick<Func<Model>>("model", [.. Modules, .. Others])();

    /// <summary>A model that can travel as a <c>Module&lt;Tensor, Tensor&gt;</c>.</summary>
    public Model PickModule() => choices.Pick<Func<Model>>("model", Modules)();

    private IReadOnlyList<Option<Func<Model>>> Modules =>
    [
        new("module with concrete fields", () => Class(ConcreteFields)),
        new("module with abstract fields", () => Class(AbstractFields)),
        new("primary constructor", () => Class(PrimaryConstructor)),
        new("module over a Sequential", () => Class(OverSequential)),
        new("nested modules", () => Class(Nested)),
        new("override called by the base", () => Class(CalledByBase)),
        new("override calling the base", () => Class(CallingBase)),
        new("inherited forward", () => Class(Inherited)),
        new("generic over its body", () => Class(GenericBody)),
        new("convolutional", () => Class(Convolutional)),
    ];

    private IReadOnlyList<Option<Func<Model>>> Others =>
    [
        new("own Forward of a module", () => OwnForward(isModule: true)),
        new("own Forward of a plain class", () => OwnForward(isModule: false)),
        new("forward returns a tuple", TupleForward),
        new("forward of two inputs", TwoInputs),
        new("lambda", Lambda),
        new("local function as delegate", LocalFunction),
        new("static function", StaticFunction),
        new("extension method on the input", ExtensionMethod),
    ];

    private delegate (string Types, string Create) ClassWriter(Host host, string call);

    private Model Class(ClassWriter write)
    {
        var host = new Host(isStatic: false, isModule: true);
        var call = Call;
        var (types, create) = write(host, call);
        var asModule = choices.PickName("model held as", "its class", "Module<Tensor, Tensor>") != "its class";
        return new(
            asModule ? names.ModuleOfTensor : "Net",
            create,
            asModule ? Knowledge.Nothing : Knowledge.Enough,
            (model, x) => $"{model}.{call}({x})",
            model => $"{model}.{call}")
        {
            Types = types + host.TypeText,
            IsModule = true,
        };
    }

    private (string, string) ConcreteFields(Host host, string call) => (Net(
        host,
        $"""
        private readonly {names.Type("Linear")} fc1 = {names.Nn("Linear(20, 64)")};
        private readonly {names.Type("Linear")} fc2 = {names.Nn("Linear(64, 5)")};
        """,
        Constructor("Net"),
        Forward(host, "x", $"fc2.{call}({names.Functional("relu")}(fc1.{call}(x)))")), "new Net()");

    private (string, string) AbstractFields(Host host, string call) => (Net(
        host,
        $"""
        private readonly {names.ModuleOfTensor} fc1;
        private readonly {names.ModuleOfTensor} act1;
        private readonly {names.ModuleOfTensor} fc2;
        """,
        Constructor("Net", $"""
            fc1 = {names.Nn("Linear(20, 64)")};
            act1 = {names.Nn("ReLU()")};
            fc2 = {names.Nn("Linear(64, 5)")};
            """),
        Forward(host, "x", $"fc2.{call}(act1.{call}(fc1.{call}(x)))")), "new Net()");

    private (string, string) PrimaryConstructor(Host host, string call)
    {
        var forward = Forward(host, "x", $"fc2.{call}({names.Functional("relu")}(fc1.{call}(x)))");
        return ($$"""
            internal sealed class Net(int hidden) : {{names.ModuleOfTensor}}("net")
            {
                private readonly {{names.Type("Linear")}} fc1 = {{names.Nn("Linear(20, hidden)")}};
                private readonly {{names.Type("Linear")}} fc2 = {{names.Nn("Linear(hidden, 5)")}};
                {{host.MemberText}}
                {{forward}}
            }
            """, "new Net(64)");
    }

    private (string, string) OverSequential(Host host, string call) => (Net(
        host,
        $"""
        private readonly {names.Type("Sequential")} layers = {names.Nn("Sequential")}(
            ("fc1", {names.Nn("Linear(20, 64)")}),
            ("relu", {names.Nn("ReLU()")}),
            ("fc2", {names.Nn("Linear(64, 5)")}));
        """,
        Constructor("Net"),
        Forward(host, "x", $"layers.{call}(x)")), "new Net()");

    private (string, string) Nested(Host host, string call)
    {
        var head = Net(
            host,
            $"private readonly {names.Type("Linear")} last = {names.Nn("Linear(64, 5)")};",
            Constructor("Head"),
            Forward(host, "x", $"last.{call}(x)")).Replace("class Net", "class Head", StringComparison.Ordinal);
        var outer = Net(
            new Host(false, true),
            $"""
            private readonly {names.Type("Linear")} body = {names.Nn("Linear(20, 64)")};
            private readonly Head head = new();
            """,
            Constructor("Net"),
            $"public override {Tensor} forward({Tensor} x) => head.{call}(body.{call}(x).relu());");
        return (outer + "\n\n" + head, "new Net()");
    }

    private (string, string) CalledByBase(Host host, string call)
    {
        var head = tail(host, $"last.{call}(hidden)").AsBody();
        return ($$"""
            internal abstract class Classifier : {{names.ModuleOfTensor}}
            {
                private readonly {{names.Type("Linear")}} body = {{names.Nn("Linear(20, 64)")}};

                protected Classifier(string name) : base(name)
                {
                }

                public override {{Tensor}} forward({{Tensor}} x) => Head({{names.Functional("relu")}}(body.{{call}}(x)));

                protected abstract {{Tensor}} Head({{Tensor}} hidden);
            }

            internal sealed class Net : Classifier
            {
                private readonly {{names.Type("Linear")}} last = {{names.Nn("Linear(64, 5)")}};
                {{host.MemberText}}
                {{Constructor("Net")}}

                protected override {{Tensor}} Head({{Tensor}} hidden){{head}}
            }
            """, "new Net()");
    }

    private (string, string) CallingBase(Host host, string call)
    {
        var forward = Forward(host, "x", "base.forward(x)");
        return ($$"""
            internal class Backbone : {{names.ModuleOfTensor}}
            {
                private readonly {{names.Type("Linear")}} fc = {{names.Nn("Linear(20, 5)")}};

                protected Backbone(string name) : base(name)
                {
                }

                public override {{Tensor}} forward({{Tensor}} x) => fc.{{call}}(x);
            }

            internal sealed class Net : Backbone
            {
                {{host.MemberText}}
                {{Constructor("Net")}}

                {{forward}}
            }
            """, "new Net()");
    }

    private (string, string) Inherited(Host host, string call)
    {
        var forward = Forward(host, "x", $"fc.{call}(x)");
        return ($$"""
            internal abstract class Backbone : {{names.ModuleOfTensor}}
            {
                private readonly {{names.Type("Linear")}} fc = {{names.Nn("Linear(20, 5)")}};
                {{host.MemberText}}
                protected Backbone(string name) : base(name)
                {
                }

                {{forward}}
            }

            internal sealed class Net : Backbone
            {
                {{Constructor("Net")}}
            }
            """, "new Net()");
    }

    private (string, string) GenericBody(Host host, string call)
    {
        var forward = Forward(host, "x", $"fc.{call}(body.{call}(x))");
        return ($$"""
            internal class Wrapper<TBody> : {{names.ModuleOfTensor}}
                where TBody : {{names.ModuleOfTensor}}
            {
                private readonly TBody body;
                private readonly {{names.Type("Linear")}} fc = {{names.Nn("Linear(64, 5)")}};
                {{host.MemberText}}
                public Wrapper(TBody body) : base("Wrapper")
                {
                    this.body = body;
                    RegisterComponents();
                }

                {{forward}}
            }

            internal sealed class Net : Wrapper<{{names.Type("Sequential")}}>
            {
                public Net() : base({{names.Nn("Sequential")}}({{names.Nn("Linear(20, 64)")}}, {{names.Nn("ReLU()")}}))
                {
                }
            }
            """, "new Net()");
    }

    private (string, string) Convolutional(Host host, string call) => (Net(
        host,
        $"""
        private readonly {names.Type("Conv2d")} conv = {names.Nn("Conv2d(1, 8, 3, padding: 1)")};
        private readonly {names.Type("MaxPool2d")} pool = {names.Nn("MaxPool2d(2)")};
        private readonly {names.Type("Linear")} fc = {names.Nn("Linear(8 * 14 * 14, 10)")};
        private readonly {names.Type("Dropout")} drop = {names.Nn("Dropout(0.2)")};
        """,
        Constructor("Net"),
        Forward(host, "x", $"drop.{call}(fc.{call}(pool.{call}(conv.{call}(x).relu()).flatten(1)))")), "new Net()");

    private Model OwnForward(bool isModule)
    {
        var host = new Host(isStatic: false, isModule);
        var call = Call;
        var body = tail(host, $"fc.{call}(x)").AsBody();
        var module = isModule ? $": {names.Nn("Module")}" : "";
        var baseCall = isModule ? """ : base("Net")""" : "";
        var register = isModule ? "RegisterComponents();" : "";
        return new("Net", "new Net()", Knowledge.Enough, (model, x) => $"{model}.Forward({x})", model => $"{model}.Forward")
        {
            Types = $$"""
                internal sealed class Net{{module}}
                {
                    private readonly {{names.Type("Linear")}} fc;
                    {{host.MemberText}}
                    public Net(){{baseCall}}
                    {
                        fc = {{names.Nn("Linear(20, 5)")}};
                        {{register}}
                    }

                    public {{Tensor}} Forward({{Tensor}} x){{body}}
                }
                """ + host.TypeText,
        };
    }

    private Model TupleForward()
    {
        var host = new Host(isStatic: false, isModule: true);
        var call = Call;
        var value = tail(host, $"fc.{call}(x)");
        var forward = new Value(value.Statements, $"(x.mean(), {value.Expression})").AsBody();
        return new("Net", "new Net()", Knowledge.Enough, (model, x) => $"{model}.{call}({x}).Item2", null)
        {
            Types = $$"""
                internal sealed class Net : {{names.Nn("Module")}}<{{Tensor}}, ({{Tensor}}, {{Tensor}})>
                {
                    private readonly {{names.Type("Linear")}} fc = {{names.Nn("Linear(20, 5)")}};
                    {{host.MemberText}}
                    {{Constructor("Net")}}

                    public override ({{Tensor}}, {{Tensor}}) forward({{Tensor}} x){{forward}}
                }
                """ + host.TypeText,
        };
    }

    private Model TwoInputs()
    {
        var host = new Host(isStatic: false, isModule: true);
        var call = Call;
        var forward = tail(host, $"fc.{call}(x + mask)").AsBody();
        return new("Net", "new Net()", Knowledge.Enough, (model, x) => $"{model}.{call}({x}, {x})", null)
        {
            Types = $$"""
                internal sealed class Net : {{names.Nn("Module")}}<{{Tensor}}, {{Tensor}}, {{Tensor}}>
                {
                    private readonly {{names.Type("Linear")}} fc = {{names.Nn("Linear(20, 5)")}};
                    {{host.MemberText}}
                    {{Constructor("Net")}}

                    public override {{Tensor}} forward({{Tensor}} x, {{Tensor}} mask){{forward}}
                }
                """ + host.TypeText,
        };
    }

    private Model Lambda()
    {
        var host = new Host(isStatic: true, isModule: false);
        var call = Call;
        var value = tail(host, $"fc.{call}(t)");
        var body = value.Statements.Length == 0 ? value.Expression : $$"""

            {
                {{value.Statements}}
                return {{value.Expression}};
            }
            """;
        return Delegate(host, $"var fc = {names.Nn("Linear(20, 5)")};\nreturn t => {body};");
    }

    private Model LocalFunction()
    {
        var host = new Host(isStatic: true, isModule: false);
        var call = Call;
        var body = tail(host, $"fc.{call}(t)").AsBody();
        return Delegate(host, $"var fc = {names.Nn("Linear(20, 5)")};\nreturn Predict;\n\n{Tensor} Predict({Tensor} t){body}");
    }

    private Model Delegate(Host host, string body) =>
        new(names.FuncOfTensor, "Models.Build()", Knowledge.Nothing, (model, x) => $"{model}({x})", model => model)
        {
            Types = $$"""
                internal static class Models
                {
                    {{host.MemberText}}
                    public static {{names.FuncOfTensor}} Build()
                    {
                        {{body}}
                    }
                }
                """ + host.TypeText,
        };

    private Model StaticFunction()
    {
        var host = new Host(isStatic: true, isModule: false);
        var body = tail(host, $"Layer.{Call}(x)").AsBody();
        return new(null, "", Knowledge.Enough, (_, x) => $"Models.Predict({x})", _ => "Models.Predict")
        {
            Types = $$"""
                internal static class Models
                {
                    private static readonly {{names.Type("Linear")}} Layer = {{names.Nn("Linear(20, 5)")}};
                    {{host.MemberText}}
                    public static {{Tensor}} Predict({{Tensor}} x){{body}}
                }
                """ + host.TypeText,
        };
    }

    private Model ExtensionMethod()
    {
        var host = new Host(isStatic: true, isModule: false);
        var body = tail(host, $"layer.{Call}(x)").AsBody();
        return new(names.Type("Linear"), names.Nn("Linear(20, 5)"), Knowledge.Enough, (model, x) => $"{x}.PredictWith({model})", null)
        {
            Types = $$"""
                internal static class Models
                {
                    {{host.MemberText}}
                    public static {{Tensor}} PredictWith(this {{Tensor}} x, {{names.Type("Linear")}} layer){{body}}
                }
                """ + host.TypeText,
        };
    }

    private string Forward(Host host, string input, string logits) =>
        $"public override {Tensor} forward({Tensor} {input}){tail(host, logits).AsBody()}";

    private static string Constructor(string name, string body = "") => $$"""
        public {{name}}() : base("{{name}}")
        {
            {{body}}
            RegisterComponents();
        }
        """;

    private string Net(Host host, string fields, string constructor, string forward) => $$"""
        internal sealed class Net : {{names.ModuleOfTensor}}
        {
            {{fields}}
            {{host.MemberText}}
            {{constructor}}

            {{forward}}
        }
        """;
}
