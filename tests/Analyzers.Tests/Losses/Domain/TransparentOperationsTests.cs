using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1001_SigmoidBeforeBCEWithLogits>;

namespace TorchSharp.Analyzers.Tests.Losses.Domain;

/// <summary>What an operation between the activation and the loss makes of the value.</summary>
public sealed class TransparentOperationsTests
{
    private static readonly string[] Transparent =
    [
        "p.view(-1)", "p.reshape(-1, 5)", "p.flatten()", "torch.flatten(p)", "p.squeeze()", "p.squeeze(1)", "p.unsqueeze(0)", "p.permute(1, 0)",
        "p.transpose(0, 1)", "p.T", "p.t()", "p.contiguous()", "p.clone()", "p.alias()", "p.detach()",
        "p.to(torch.CPU)", "p.to(\"cuda\")", "p.cpu()", "p.cuda()", "p.to(torch.float64)", "p.to(ScalarType.Float32)", "p.to_type(ScalarType.Float16)",
        "p.to_type(torch.float32)", "p.to(torch.float32, torch.CPU)", "p.half()",
        "p[0]", "p[..4]", "p[TensorIndex.Slice(0, 4)]", "p[0, 1]", "p.narrow(0, 0, 4)", "p.select(0, 1)", "p.slice(0, 0, 4, 1)", "p.index_select(0, y)",
        "p.MoveToOuterDisposeScope()", "p.DetachFromDisposeScope()", "functional.dropout(p, 0.1, true)", "Dropout(0.1).forward(p)", "Identity().call(p)",
        "Flatten().forward(p)", "(p, y).p", "(Probability: p, y).Probability", "new[] { p, y }[0]", "p.clamp(1e-7, 1 - 1e-7)", "torch.clamp(p, 0.1, 0.9)",
        "p.clamp_min(0.01)", "p.expand(2, 3)", "p.expand_as(y)", "p.broadcast_to(2, 3)", "p.repeat(1, 2)", "p.tile(new long[] { 2 })", "p.repeat_interleave(2)", "p.flip(1)", "torch.flip(p, 0)", "p.roll(1, 0)",
        "p.gather(1, y)", "torch.gather(p, 1, y)", "p.take(y)", "p.take_along_dim(y)", "p.masked_select(y)", "torch.masked_select(p, y)", "p[y > 0]",
        "p.chunk(2, 1)[0]", "torch.chunk(p, 3)[2]", "torch.cat(new[] { p, p.detach() })", "torch.cat(new List<Tensor> { p, p })", "torch.cat([p, torch.sigmoid(y)], 1)",
        "torch.stack(new[] { p, p })", "torch.hstack(p, p)", "torch.vstack(new[] { p, p })", "torch.concat(new[] { p, p }, 1)",
        "p.mean()", "p.mean(new long[] { 1 })", "torch.mean(p)", "p.max(1).values", "p.max()", "torch.max(p, 1).Item1", "p.amax(1)", "p.min(1, true).values", "p.topk(3).values",
        "p.median()", "functional.max_pool2d(p, 2)", "MaxPool2d(2).forward(p)", "functional.avg_pool2d(p, 2)", "AvgPool2d(2).forward(p)", "AdaptiveAvgPool2d(1).forward(p)",
        "functional.adaptive_avg_pool2d(p, 1)", "functional.interpolate(p, new long[] { 4 })", "functional.interpolate(p, scale_factor: new[] { 2.0 }, mode: InterpolationMode.Bilinear)",
        "Upsample(scale_factor: new[] { 2.0 }, mode: UpsampleMode.Bilinear).forward(p)", "functional.upsample_nearest(p, new long[] { 4 })",
        "p.chunk(Index)[0]", "p.split(2)[0]", "p.unbind(0)[1]", "p.MoveToOuterDisposeScope().view(-1).to(torch.float32)", "(p)", "p!", "(Tensor)(object)p",
    ];

    private static readonly string[] Opaque =
    [
        "p + 1", "p * 2", "-p", "1 - p", "p / p.sum()", "p.add(1)", "p.mul(y)", "p.pow(2)", "p.sqrt()", "p.logit()", "p.exp()", "p.round()",
        "p.matmul(y)", "torch.mm(p, y)", "torch.cat(new[] { p, y })", "torch.stack(new[] { y, p })", "torch.cat(new[] { p, torch.tanh(y) })", "torch.cat(Several)",
        "p.gt(0.5)", "p > 0.5", "p.to(torch.int64)",
        "p.to(ScalarType.Bool)", "p.to_type(torch.int64)", "p.@long()", "p.to(y)", "torch.where(y > 0, p, -p)", "p.masked_fill(y, -1e9)", "p.sum(1)", "p.max(y)",
        "torch.max(p, y)", "p.max(1).indexes", "p.std()", "p.var_mean().Item2", "functional.avg_pool2d(p, 2, divisor_override: 1)", "AvgPool2d(2, divisor_override: 1).forward(p)",
        "functional.interpolate(p, new long[] { 4 }, mode: InterpolationMode.Bicubic)", "functional.interpolate(p, new long[] { 4 }, mode: Way)",
        "Upsample(scale_factor: new[] { 2.0 }, mode: UpsampleMode.Bicubic).forward(p)", "Given.forward(p)", "p.argmax(1)", "torch.tensor(p.data<float>().ToArray())", "p.sub_(0.5)", "BatchNorm1d(5).forward(p)", "LayerNorm(5).forward(p)",
        "p.expand_as(y) - y", "torch.zeros_like(p)", "torch.bernoulli(p)",
    ];

    [Fact]
    public Task The_value_passes() => Verify.Reports(Program(Transparent, "[|", "|]"));

    [Fact]
    public Task The_value_is_lost() => Verify.Silent(Program(Opaque, "", ""));

    [Fact]
    public Task Rows_of_a_softmax_are_a_softmax() => Verify<Analyzers.Losses.TSA1002_SoftmaxBeforeCrossEntropy>.Reports("""
        class Steps
        {
            void Of(Tensor z, Tensor y, Tensor mask)
            {
                var p = functional.softmax(z, 1);
                functional.cross_entropy([|p[0]|], y);
                functional.cross_entropy([|p.narrow(0, 0, 4)|], y);
            }
        }
        """);

    private const string Columns = """
        class Steps
        {
            void Of(Tensor z, Tensor y, Tensor mask)
            {
                var p = functional.softmax(z, 1);
                @(|p[mask]|, y);
                @(|p[0, 1]|, y);
                @(|p[TensorIndex.Colon, TensorIndex.Single(1)]|, y);
                @(|p.narrow(1, 0, 4)|, y);
                @(|p.select(1, 0)|, y);
                @(|p.gather(1, y).squeeze(1)|, y);
                @(|p.chunk(2, 1)[0]|, y);
                @(|p.repeat(1, 2)|, y);
                @(|p.max(1).values|, y);
                @(|p.mean(new long[] { 2, 3 })|, y);
                @(|torch.stack(new[] { p, p }).mean(new long[] { 0 })|, y);
                @(|torch.cat(new[] { p, p }, 1)|, y);
                @(|functional.interpolate(p, new long[] { 64, 64 }, mode: InterpolationMode.Bilinear)|, y);
            }
        }
        """;

    [Fact]
    public Task Columns_and_mixtures_of_a_softmax_are_probabilities_for_what_applies_sigmoid() => Verify.Reports(
        Columns.Replace("@", "functional.binary_cross_entropy_with_logits", StringComparison.Ordinal).Replace("(|", "([|", StringComparison.Ordinal).Replace("|,", "|],", StringComparison.Ordinal));

    [Fact]
    public Task And_no_logits_for_cross_entropy() => Verify<Analyzers.Losses.TSA1004_SquashedBeforeLogitsLoss>.Reports(
        Columns.Replace("@", "functional.cross_entropy", StringComparison.Ordinal).Replace("(|", "([|", StringComparison.Ordinal).Replace("|,", "|],", StringComparison.Ordinal));

    [Fact]
    public Task And_no_log_probabilities() => Verify<Analyzers.Losses.TSA1006_NoLogProbabilitiesBeforeNLLLoss>.Reports(
        Columns.Replace("@", "functional.nll_loss", StringComparison.Ordinal).Replace("(|", "([|", StringComparison.Ordinal).Replace("|,", "|],", StringComparison.Ordinal));

    [Fact]
    public Task And_right_where_probabilities_are_wanted() => Verify.Silent(
        Columns.Replace("@", "functional.binary_cross_entropy", StringComparison.Ordinal).Replace("|", "", StringComparison.Ordinal));

    [Fact]
    public Task A_mixture_of_log_probabilities_is_unknown() => Verify.Silent("""
        class Steps
        {
            void Of(Tensor z, Tensor y)
            {
                var p = functional.log_softmax(z, 1);
                functional.cross_entropy(p.mean(new long[] { 2 }), y);
                functional.cross_entropy(p.gather(1, y), y);
                functional.binary_cross_entropy(p.max(1).values, y);
                functional.cross_entropy(torch.cat(new[] { p, p }, 1), y);
                functional.cross_entropy(torch.stack(new[] { p, p }), y);
                functional.binary_cross_entropy(functional.interpolate(z.log_softmax(1), new long[] { 4 }), y);
            }
        }
        """);

    [Fact]
    public Task Logits_side_by_side_are_logits() => Verify<Analyzers.Losses.TSA1005_LogitsBeforeBCELoss>.Reports("""
        class Steps
        {
            private readonly Linear _one = Linear(2, 1), _two = Linear(2, 1);

            void Of(Tensor x, Tensor y)
            {
                BCELoss().forward([|torch.cat(new[] { _one.forward(x), _two.forward(x) }, 1)|], y);
                BCELoss().forward([|_one.forward(x).chunk(2, 1)[1]|], y);
                BCELoss().forward([|_one.forward(x).gather(1, y)|], y);
                BCELoss().forward(torch.cat(new[] { _one.forward(x), torch.sigmoid(_two.forward(x)) }, 1), y);
                BCELoss().forward(_one.forward(x).mean(), y);
                BCELoss().forward(functional.interpolate(_one.forward(x), new long[] { 4 }), y);
            }
        }
        """);

    [Fact]
    public Task What_is_not_a_probability_is_clamped() => Verify<Analyzers.Losses.TSA1005_LogitsBeforeBCELoss>.Reports("""
        class Steps
        {
            private readonly Linear _fc = Linear(2, 1);

            void Of(Tensor x, Tensor y)
            {
                BCELoss().forward([|_fc.forward(x)|], y);
                BCELoss().forward(_fc.forward(x).clamp(0, 1), y);
                BCELoss().forward(_fc.forward(x) > 0, y);
            }
        }
        """);

    private static string Program(IEnumerable<string> expressions, string open, string close)
    {
        var steps = expressions.Select((expression, index) => $$"""
                Tensor Of{{index}}(Tensor z, Tensor y)
                {
                    var p = torch.sigmoid(z);
                    return functional.binary_cross_entropy_with_logits({{open}}{{expression}}{{close}}, y);
                }

            """);
        return $$"""
            class Steps
            {
                private static readonly List<Tensor> Several = [];
                private static int Index => DateTime.Now.Second;
                private static InterpolationMode Way => (InterpolationMode)Index;
                private readonly Upsample Given = Upsample(mode: (UpsampleMode)Index);

            {{string.Join('\n', steps)}}
            }
            """;
    }
}
