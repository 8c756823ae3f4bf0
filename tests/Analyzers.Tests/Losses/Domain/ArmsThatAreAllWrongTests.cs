using Sigmoid = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1001_SigmoidBeforeBCEWithLogits>;
using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1004_SquashedBeforeLogitsLoss>;

namespace TorchSharp.Analyzers.Tests.Losses.Domain;

/// <summary>Different activations on different ways, and different losses: reported where every one of them is wrong.</summary>
public sealed class ArmsThatAreAllWrongTests
{
    private const string CrossEntropy = "cross_entropy", BceWithLogits = "binary_cross_entropy_with_logits";

    [Theory]
    [InlineData("var p = b ? torch.sigmoid(z) : functional.softmax(z, 1);", CrossEntropy)]
    [InlineData("var p = z.shape[0] > 1 ? torch.sigmoid(z) : functional.softmax(z, 1);", CrossEntropy)]
    [InlineData("Tensor p; if (b) p = torch.tanh(z); else p = torch.sigmoid(z);", BceWithLogits)]
    [InlineData("""var p = k switch { "a" => torch.tanh(z), "b" => functional.softmax(z, 1), _ => functional.relu(z) };""", BceWithLogits)]
    [InlineData("var p = Act(z, b);", CrossEntropy)]
    public Task Activations(string body, string loss) => Verify.Reports($$"""
        static class Training
        {
            static Tensor Act(Tensor z, bool b) => b ? torch.sigmoid(z) : functional.softmax(z, 1);

            public static Tensor Loss(Tensor z, Tensor y, bool b, string k)
            {
                {{body}}
                return functional.{{loss}}([|p|], y);
            }
        }
        """);

    [Theory]
    [InlineData("var p = b ? torch.sigmoid(z) : z; return functional.cross_entropy(p, y);")]
    [InlineData("""var p = k switch { "a" => torch.tanh(z), "b" => functional.softmax(z, 1), _ => z }; return functional.binary_cross_entropy_with_logits(p, y);""")]
    [InlineData("var p = b ? torch.sigmoid(z) : functional.softmax(z, 1); return functional.binary_cross_entropy(p, y);")]
    [InlineData("var p = b ? functional.log_softmax(z, 1) : functional.softmax(z, 1); return functional.cross_entropy(p, y);")]
    [InlineData("var p = b ? torch.sigmoid(z) : functional.softmax(z, 1); return functional.cross_entropy(fc.forward(p), y);")]
    [InlineData("var p = z.shape[0] > 1 ? torch.sigmoid(z) : functional.softmax(z, 1); return functional.cross_entropy(p.log(), y);")]
    public Task One_right_way_is_silent(string body) => Verify.Silent($$"""
        class Training
        {
            private readonly Linear fc = Linear(4, 3);

            public Tensor Loss(Tensor z, Tensor y, bool b, string k) { {{body}} }
        }
        """);

    private const string Story = """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(4, 3);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => {|#1:torch.sigmoid(fc.forward(x))|};
        }

        static class Training
        {
            public static Tensor Wrong(Net net, Tensor x, Tensor y, bool b)
            {
                var p = b ? net.forward(x) : {|#2:functional.softmax(x, 1)|};
                return {|#3:functional.cross_entropy({|#0:p|}, y)|};
            }
        }
        """;

    [Fact]
    public async Task Says_which_in_both_languages()
    {
        Assert.Equal(
            "'torch.sigmoid' in Net.forward (Program.cs:7) or 'torch.nn.functional.softmax' in Training.Wrong (Program.cs:14) squashes what 'torch.nn.functional.cross_entropy' "
                + "takes for logits (any real numbers): whichever of them was taken, not every value can be reached. Return the values before the activation.",
            await LossMessages.InAsync("en", Verify.Rule, Story));
        Assert.Equal(
            "'torch.nn.functional.cross_entropy' 需要 logits（任意实数），但 Net.forward（Program.cs:7）中的 'torch.sigmoid' 或 "
                + "Training.Wrong（Program.cs:14）中的 'torch.nn.functional.softmax' 已经把它们压缩：无论取的是其中哪一个，都有取不到的值。请返回激活函数之前的值。",
            await LossMessages.InAsync("zh-Hans", Verify.Rule, Story));
    }

    private const string Net = """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(4, 1);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => torch.sigmoid(fc.forward(x));
        }

        """;

    [Theory]
    [InlineData("""k switch { "a" => BCEWithLogitsLoss(), _ => CrossEntropyLoss() }""")]
    [InlineData("x.shape[0] > 1 ? BCEWithLogitsLoss() : CrossEntropyLoss()")]
    [InlineData("b ? BCEWithLogitsLoss() : MultiLabelSoftMarginLoss()")]
    public Task Losses(string loss) => Sigmoid.Reports(Net + $$"""
        static class Training
        {
            public static Tensor Wrong(Net net, Tensor x, Tensor y, bool b, string k)
            {
                Loss<Tensor, Tensor, Tensor> loss = {{loss}};
                return loss.forward([|net.forward(x)|], y);
            }
        }
        """);

    [Theory]
    [InlineData("""k switch { "a" => BCEWithLogitsLoss(), "b" => MSELoss(), _ => CrossEntropyLoss() }""", "net.forward(x)")]
    [InlineData("b ? BCEWithLogitsLoss() : CrossEntropyLoss()", "net.forward(x).logit()")]
    [InlineData("b ? BCEWithLogitsLoss() : BCELoss()", "net.forward(x)")]
    [InlineData("b ? BCEWithLogitsLoss() : CrossEntropyLoss()", "functional.log_softmax(x, 1)")]
    public async Task One_right_loss_is_silent(string loss, string input)
    {
        var program = Net + $$"""
            static class Training
            {
                public static Tensor Right(Net net, Tensor x, Tensor y, bool b, string k)
                {
                    Loss<Tensor, Tensor, Tensor> loss = {{loss}};
                    return loss.forward({{input}}, y);
                }
            }
            """;
        await Sigmoid.Silent(program);
        await Verify.Silent(program);
    }
}
