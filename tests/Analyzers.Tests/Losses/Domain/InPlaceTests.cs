using RuleOfLogitsBeforeBCE = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1005_LogitsBeforeBCELoss>;
using RuleOfSigmoidBeforeLogits = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1001_SigmoidBeforeBCEWithLogits>;
using RuleOfSoftmax = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1002_SoftmaxBeforeCrossEntropy>;
using RuleOfSquashing = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1004_SquashedBeforeLogitsLoss>;

namespace TorchSharp.Analyzers.Tests.Losses.Domain;

/// <summary>A tensor that is overwritten changes under every name that it has.</summary>
public sealed class InPlaceTests
{
    [Theory]
    [InlineData("rows", "p.log_()")]
    [InlineData("p", "rows.log_()")]
    public Task Probabilities_that_changed_in_place_in_another_shape(string given, string change) => RuleOfSoftmax.Silent($$"""
        class Trainer
        {
            public Tensor Step(Tensor z, Tensor y)
            {
                var p = torch.softmax(z, 1);
                var rows = p.view(-1, 5);
                {{change}};
                return functional.cross_entropy({{given}}, y);
            }
        }
        """);

    [Theory]
    [InlineData("var other = z; other.sigmoid_();")]
    [InlineData("z.view(-1).sigmoid_();")]
    [InlineData("var rows = z.reshape(-1, 1); rows.sigmoid_();")]
    [InlineData("var both = (z, y); both.z.sigmoid_();")]
    [InlineData("Squash(z);")]
    [InlineData("SquashLater(z);")]
    [InlineData("z.Squash();")]
    [InlineData("void Local(Tensor t) => t.sigmoid_(); Local(z);")]
    [InlineData("Action<Tensor> squash = t => t.sigmoid_(); squash(z);")]
    public Task Logits_that_became_probabilities_in_place(string squash) => RuleOfLogitsBeforeBCE.Silent($$"""
        static class Tensors
        {
            public static void Squash(this Tensor t) => t.sigmoid_();
        }

        class Trainer
        {
            private readonly Linear fc = Linear(8, 1);

            private static void Squash(Tensor t) => t.sigmoid_();

            private static void SquashLater(Tensor t) => Squash(t);

            public Tensor Step(Tensor x, Tensor y)
            {
                var z = fc.forward(x);
                {{squash}}
                return BCELoss().forward(z, y);
            }
        }
        """);

    [Theory]
    [InlineData("var z = fc.forward(x); var raw = z; z.sigmoid_(); raw.logit_();")]
    [InlineData("var z = x; var same = x; z.sigmoid_(); same.mul_(3);")]
    [InlineData("var z = torch.sigmoid(fc.forward(x)); var one = flag ? z : x; one.mul_(4);")]
    [InlineData("var z = torch.sigmoid(fc.forward(x)); torch.nn.init.normal_(z);")]
    [InlineData("var z = torch.sigmoid(fc.forward(x)); var rows = z[torch.TensorIndex.Slice(0, 2)]; rows.neg_();")]
    [InlineData("var z = fc.forward(x); z[torch.TensorIndex.Ellipsis, 0].sigmoid_();")]
    [InlineData("var z = fc.forward(x); z[torch.TensorIndex.Slice(0, 2)].sigmoid_();")]
    [InlineData("last = torch.sigmoid(fc.forward(x)); var z = last; Adjust();")]
    [InlineData("var z = torch.randn(8); var same = z; z.sigmoid_(); same.logit_();")]
    [InlineData("var z = torch.randn(8); made = z; z.sigmoid_(); Undo();")]
    [InlineData("var z = torch.randn(8); made = z; z.sigmoid_(); UndoLater();")]
    public Task Probabilities_that_became_something_else(string change) => RuleOfSigmoidBeforeLogits.Silent($$"""
        class Trainer
        {
            private readonly Linear fc = Linear(8, 1);
            private Tensor? last;

            private Tensor made = torch.zeros(1);

            private void Adjust() => last!.mul_(6).sub_(3);

            private void Undo() => made.logit_();

            private void UndoLater() => Undo();

            public Tensor Step(Tensor x, Tensor y, bool flag)
            {
                {{change}}
                return BCEWithLogitsLoss().forward(z, y);
            }
        }
        """);

    [Theory]
    [InlineData("var p = torch.randn(8); p.sigmoid_();")]
    [InlineData("var p = torch.zeros(8).sigmoid_();")]
    public Task What_was_just_made_may_become_probabilities_in_place(string make) => RuleOfSigmoidBeforeLogits.Reports($$"""
        class Trainer
        {
            public Tensor Step(Tensor y)
            {
                {{make}}
                return BCEWithLogitsLoss().forward([|p|], y);
            }
        }
        """);

    [Fact]
    public Task A_copy_is_another_tensor() => RuleOfSigmoidBeforeLogits.Reports("""
        class Trainer
        {
            private readonly Linear fc = Linear(8, 1);

            public Tensor Step(Tensor x, Tensor y)
            {
                var p = torch.sigmoid(fc.forward(x));
                var percent = p.detach().clone();
                percent.mul_(100);
                return BCEWithLogitsLoss().forward([|p|], y);
            }
        }
        """);

    [Fact]
    public Task A_module_overwrites_its_input() => RuleOfLogitsBeforeBCE.Silent("""
        class Trainer
        {
            private readonly Linear fc = Linear(8, 1);
            private readonly Module<Tensor, Tensor> act = ReLU(inplace: true);

            public Tensor Step(Tensor x, Tensor y)
            {
                var z = fc.forward(x);
                var h = act.forward(z);
                return BCELoss().forward(z, y);
            }
        }
        """);

    [Fact]
    public Task What_a_module_makes_in_place_is_still_known() => RuleOfSquashing.Reports("""
        class Trainer
        {
            private readonly Module<Tensor, Tensor> model = Sequential(Linear(8, 3), ReLU(inplace: true));

            public Tensor Step(Tensor x, Tensor y) => CrossEntropyLoss().forward([|model.forward(x)|], y);
        }
        """);
}
