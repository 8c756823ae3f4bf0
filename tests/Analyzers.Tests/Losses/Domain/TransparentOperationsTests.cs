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
        "p.clamp_min(0.01)", "p.MoveToOuterDisposeScope().view(-1).to(torch.float32)", "(p)", "p!", "(Tensor)(object)p",
    ];

    private static readonly string[] Opaque =
    [
        "p + 1", "p * 2", "-p", "1 - p", "p / p.sum()", "p.add(1)", "p.mul(y)", "p.pow(2)", "p.sqrt()", "p.logit()", "p.exp()", "p.round()",
        "p.matmul(y)", "torch.mm(p, y)", "torch.cat(new[] { p, y })", "torch.stack(new[] { p, p })", "p.gt(0.5)", "p > 0.5", "p.to(torch.int64)",
        "p.to(ScalarType.Bool)", "p.to_type(torch.int64)", "p.@long()", "p.to(y)", "torch.where(y > 0, p, -p)", "p.masked_fill(y, -1e9)", "p.sum(1)", "p.mean()",
        "p.max(1).values", "p.argmax(1)", "torch.tensor(p.data<float>().ToArray())", "p.sub_(0.5)", "BatchNorm1d(5).forward(p)", "LayerNorm(5).forward(p)",
        "p.expand_as(y) - y", "torch.zeros_like(p)", "torch.bernoulli(p)",
    ];

    [Fact]
    public Task The_value_passes() => Verify.Reports(Program(Transparent, "[|", "|]"));

    [Fact]
    public Task The_value_is_lost() => Verify.Silent(Program(Opaque, "", ""));

    [Fact]
    public Task Elements_of_a_softmax_are_no_softmax() => Verify<Analyzers.Losses.TSA1002_SoftmaxBeforeCrossEntropy>.Reports("""
        class Steps
        {
            void Of(Tensor z, Tensor y, Tensor mask)
            {
                var p = functional.softmax(z, 1);
                functional.cross_entropy([|p[0]|], y);
                functional.cross_entropy([|p.narrow(0, 0, 4)|], y);
                functional.cross_entropy(p[mask], y);
                functional.cross_entropy(p[0, 1], y);
                functional.cross_entropy(p.narrow(1, 0, 4), y);
                functional.cross_entropy(p.select(1, 0), y);
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
            {{string.Join('\n', steps)}}
            }
            """;
    }
}
