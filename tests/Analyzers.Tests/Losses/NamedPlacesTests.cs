using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1001_SigmoidBeforeBCEWithLogits>;

namespace TorchSharp.Analyzers.Tests.Losses;

/// <summary>Which place a message names for the activation: the one where a reader sees it.</summary>
public sealed class NamedPlacesTests
{
    private const string Harm = " already makes probabilities, and 'BCEWithLogitsLoss' applies sigmoid to them again: the predicted probability cannot leave (0.5, 0.731), "
        + "and the loss cannot fall below 0.693 for a negative label or 0.313 for a positive one. Return the logits (the values before the activation), or use BCELoss.";

    private const string Net = """
        class Net(Module<Tensor, Tensor> squash) : Module<Tensor, Tensor>("net")
        {
            private readonly Linear fc = Linear(20, 5);

            public override Tensor forward(Tensor x) => {|#3:squash.forward(fc.forward(x))|};
        }

        """;

    [Fact]
    public Task Names_where_an_injected_activation_was_chosen_and_points_at_its_application_too() => Verify.Reports(
        Net + """
            class Trainer
            {
                private readonly Net _net = new({|#1:Sigmoid()|});

                public Tensor Loss(Tensor x, Tensor y) => {|#2:BCEWithLogitsLoss().forward({|#0:_net.forward(x)|}, y)|};
            }
            """,
        Verify.Finding(0, 1, 3, 2).WithMessage("'Sigmoid' in Trainer._net (Program.cs:9)" + Harm));

    [Fact]
    public Task Names_the_constructor_that_hands_it_to_its_base() => Verify.Reports(
        Net + """
            class Tagger : Net
            {
                public Tagger()
                    : base({|#1:Sigmoid()|})
                {
                }
            }

            class Trainer
            {
                private readonly Tagger _net = new();

                public Tensor Loss(Tensor x, Tensor y) => {|#2:BCEWithLogitsLoss().forward({|#0:_net.forward(x)|}, y)|};
            }
            """,
        Verify.Finding(0, 1, 3, 2).WithMessage("'Sigmoid' in the constructor of Tagger (Program.cs:10)" + Harm));

    [Fact]
    public Task Names_the_element_of_a_list() => Verify.Reports(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly ModuleList<Module<Tensor, Tensor>> layers = ModuleList<Module<Tensor, Tensor>>(
                Linear(20, 5),
                {|#1:Sigmoid()|});

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x)
            {
                foreach (var layer in layers)
                    x = {|#3:layer.forward(x)|};
                return x;
            }
        }

        class Trainer
        {
            private readonly Net _net = new();

            public Tensor Loss(Tensor x, Tensor y) => {|#2:BCEWithLogitsLoss().forward({|#0:_net.forward(x)|}, y)|};
        }
        """,
        Verify.Finding(0, 1, 3, 2).WithMessage("'Sigmoid' in Net.layers (Program.cs:5)" + Harm));

    [Theory]
    [InlineData("torch.sigmoid", "'torch.sigmoid'")]
    [InlineData("functional.sigmoid", "'torch.nn.functional.sigmoid'")]
    public Task Names_where_a_delegate_was_chosen(string function, string name) => Verify.Reports(
        $$"""
        class Net(Func<Tensor, Tensor> squash) : Module<Tensor, Tensor>("net")
        {
            private readonly Linear fc = Linear(20, 5);

            public override Tensor forward(Tensor x) => {|#3:squash(fc.forward(x))|};
        }

        class Trainer
        {
            private readonly Net _net = new({|#1:{{function}}|});

            public Tensor Loss(Tensor x, Tensor y) => {|#2:BCEWithLogitsLoss().forward({|#0:_net.forward(x)|}, y)|};
        }
        """,
        Verify.Finding(0, 1, 3, 2).WithMessage(name + " in Trainer._net (Program.cs:10)" + Harm));

    [Theory]
    [InlineData("private readonly Sigmoid squash = Sigmoid();", "squash.forward(fc.forward(x))")]
    [InlineData("private readonly Sigmoid? squash = Sigmoid();", "squash?.forward(fc.forward(x))!")]
    [InlineData("private Sigmoid Squash { get; } = Sigmoid();", "Squash.call(fc.forward(x))")]
    [InlineData("private static Sigmoid Squash() => Sigmoid();", "Squash().forward(fc.forward(x))")]
    public async Task Names_the_application_where_it_says_what_is_applied(string member, string application) => Assert.StartsWith(
        "'Sigmoid' in Net.forward (Program.cs:8) already",
        await LossMessages.InAsync("en", Verify.Rule, $$"""
            class Net : Module<Tensor, Tensor>
            {
                private readonly Linear fc = Linear(20, 5);
                {{member}}

                public Net() : base("net") => RegisterComponents();

                public override Tensor forward(Tensor x) => {{application}};
            }

            class Trainer
            {
                private readonly Net _net = new();

                public Tensor Loss(Tensor x, Tensor y) => BCEWithLogitsLoss().forward(_net.forward(x), y);
            }
            """),
        StringComparison.Ordinal);

    [Theory]
    [InlineData(2, "'torch.sigmoid' in Steps.Of (Program.cs:7) or 'Tensor.sigmoid' in Steps.Of (Program.cs:8) already", "Steps.Of（Program.cs:7）中的 'torch.sigmoid' 或 Steps.Of（Program.cs:8）中的 'Tensor.sigmoid' 已经")]
    [InlineData(3, "'torch.sigmoid' in Steps.Of (Program.cs:7), 'Tensor.sigmoid' in Steps.Of (Program.cs:8) or one other place already",
        "Steps.Of（Program.cs:7）中的 'torch.sigmoid'、Steps.Of（Program.cs:8）中的 'Tensor.sigmoid' 或另外 1 处 已经")]
    [InlineData(4, "'torch.sigmoid' in Steps.Of (Program.cs:7), 'Tensor.sigmoid' in Steps.Of (Program.cs:8) or one of 2 other places already",
        "Steps.Of（Program.cs:7）中的 'torch.sigmoid'、Steps.Of（Program.cs:8）中的 'Tensor.sigmoid' 或另外 2 处之一 已经")]
    public async Task Names_two_of_several_and_counts_the_rest(int count, string english, string chinese)
    {
        string[] arms = ["0 => torch.sigmoid(z),", "1 => z.sigmoid(),", "2 => functional.sigmoid(z),", "3 => torch.special.expit(z),"];
        var program = $$"""
            class Steps
            {
                Tensor Of(Tensor z, Tensor y, int which)
                {
                    var p = which switch
                    {
            {{string.Join('\n', arms.Take(count))}}
                        _ => throw new ArgumentException("which"),
                    };
                    return BCEWithLogitsLoss().forward(p, y);
                }
            }
            """;
        Assert.StartsWith(english, await LossMessages.InAsync("en", Verify.Rule, program), StringComparison.Ordinal);
        Assert.StartsWith(chinese, await LossMessages.InAsync("zh-Hans", Verify.Rule, program), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Locates_only_what_is_not_on_the_squiggled_line() => Assert.StartsWith(
        "'torch.sigmoid' already makes probabilities, and 'BCEWithLogitsLoss' in Losses.Of (Losses.cs:3) applies sigmoid to them again: the predicted probability",
        await LossMessages.InAsync("en", Verify.Rule,
        [
            new("Losses.cs", """
                static class Losses
                {
                    public static Tensor Of(Tensor z, Tensor y) => BCEWithLogitsLoss().forward(z, y);
                }
                """),
            new("Steps.cs", """
                class Steps
                {
                    Tensor Of(Tensor z, Tensor y) => Losses.Of(torch.sigmoid(z), y);
                }
                """),
        ]),
        StringComparison.Ordinal);

    [Fact]
    public async Task Names_a_property() => Assert.StartsWith(
        "'torch.sigmoid' in Steps.Made (Program.cs:3) already makes probabilities, and 'BCEWithLogitsLoss' applies",
        await LossMessages.InAsync("en", Verify.Rule, """
            class Steps
            {
                Tensor Made => torch.sigmoid(torch.rand(3));

                Tensor Of(Tensor y) => BCEWithLogitsLoss().forward(Made, y);
            }
            """),
        StringComparison.Ordinal);

    [Fact]
    public Task Names_top_level_statements() => Verify.Reports(
        """
        var p = {|#1:torch.sigmoid(torch.rand(3))|};
        {|#2:BCEWithLogitsLoss().forward({|#0:p|}, torch.zeros(3))|}.backward();
        """,
        Verify.Finding(0, 1, 2).WithMessage(
            "'torch.sigmoid' in the top-level statements (Program.cs:1)" + Harm.Replace("Return", "Give it", StringComparison.Ordinal)));
}
