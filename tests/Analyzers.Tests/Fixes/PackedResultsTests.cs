namespace TorchSharp.Analyzers.Tests.Fixes;

/// <summary>A head's result that goes into a record, a tuple, an array or a list which the model returns.</summary>
public sealed class PackedResultsTests
{
    public static TheoryData<string, string, string> Followed => new()
    {
        { "(Tensor Tags, Tensor Topic)", "(@, _topic.forward(x))", ".Tags" },
        { "Output", "new Output(@, _topic.forward(x))", ".Tags" },
        { "Output", "new(@, _topic.forward(x))", ".Tags" },
        { "Tensor[]", "new[] { @, _topic.forward(x) }", "[0]" },
    };

    public static TheoryData<string, string, string> Unfollowed => new()
    {
        { "List<Tensor>", "new List<Tensor> { @, _topic.forward(x) }", "[0]" },
        { "List<Tensor>", "[@, _topic.forward(x)]", "[0]" },
        { "Tensor[]", "[@, _topic.forward(x)]", "[0]" },
    };

    [Theory]
    [MemberData(nameof(Followed))]
    public Task The_sigmoid_is_removed_where_the_parts_are_followed(string type, string made, string part) =>
        Testing.Verify<Analyzers.Losses.TSA1001_SigmoidBeforeBCEWithLogits>.Fixed(
            Program(type, made, "torch.sigmoid(_tags.forward(x))", $"BCEWithLogitsLoss().forward([|output{part}|], y)"),
            Program(type, made, "_tags.forward(x)", $"BCEWithLogitsLoss().forward(output{part}, y)"));

    [Theory]
    [MemberData(nameof(Unfollowed))]
    public Task The_loss_is_changed_where_they_are_not(string type, string made, string part) =>
        Testing.Verify<Analyzers.Losses.TSA1001_SigmoidBeforeBCEWithLogits>.Fixed(
            Program(type, made, "torch.sigmoid(_tags.forward(x))", $"BCEWithLogitsLoss().forward([|output{part}|], y)"),
            Program(type, made, "torch.sigmoid(_tags.forward(x))", $"BCELoss().forward({{|TSA1007:output{part}|}}, y)"));

    [Theory]
    [MemberData(nameof(Followed))]
    public Task The_softmax_is_removed_where_the_parts_are_followed(string type, string made, string part) =>
        Testing.Verify<Analyzers.Losses.TSA1002_SoftmaxBeforeCrossEntropy>.Fixed(
            Program(type, made, "functional.softmax(_tags.forward(x), 1)", $"functional.cross_entropy([|output{part}|], y)"),
            Program(type, made, "_tags.forward(x)", $"functional.cross_entropy(output{part}, y)"));

    [Theory]
    [MemberData(nameof(Unfollowed))]
    public Task The_logarithm_goes_to_the_other_loss_where_they_are_not(string type, string made, string part) =>
        Testing.Verify<Analyzers.Losses.TSA1002_SoftmaxBeforeCrossEntropy>.Fixed(
            Program(type, made, "functional.softmax(_tags.forward(x), 1)", $"functional.cross_entropy([|output{part}|], y)"),
            Program(type, made, "functional.softmax(_tags.forward(x), 1)", $"functional.nll_loss(torch.log(output{part}), y)"));

    [Fact]
    public Task Not_over_another_dimension() => Testing.Verify<Analyzers.Losses.TSA1002_SoftmaxBeforeCrossEntropy>.Unfixable(
        Program("List<Tensor>", "[@, _topic.forward(x)]", "functional.softmax(_tags.forward(x), -1)", "functional.cross_entropy([|output[0]|], y)"));

    [Fact]
    public async Task The_titles_say_so()
    {
        Assert.Equal(
            ["Use BCELoss instead (less stable)"],
            await Offers.OfAsync(
                Testing.Verify<Analyzers.Losses.TSA1001_SigmoidBeforeBCEWithLogits>.Rule,
                Program("List<Tensor>", "[@, _topic.forward(x)]", "torch.sigmoid(_tags.forward(x))", "BCEWithLogitsLoss().forward(output[0], y)")));
        Assert.Equal(
            ["Use nll_loss on the logarithm instead (less stable)"],
            await Offers.OfAsync(
                Testing.Verify<Analyzers.Losses.TSA1002_SoftmaxBeforeCrossEntropy>.Rule,
                Program("List<Tensor>", "[@, _topic.forward(x)]", "functional.softmax(_tags.forward(x), 1)", "functional.cross_entropy(output[0], y)")));
    }

    private static string Program(string type, string made, string activation, string loss) => $$"""
        record Output(Tensor Tags, Tensor Topic);

        class Net : Module<Tensor, {{type}}>
        {
            private readonly Linear _tags = Linear(20, 5), _topic = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override {{type}} forward(Tensor x) => {{made.Replace("@", activation, StringComparison.Ordinal)}};
        }

        class Trainer
        {
            private readonly Net _net = new();

            public Tensor Loss(Tensor x, Tensor y)
            {
                var output = _net.forward(x);
                return {{loss}};
            }
        }
        """;
}
