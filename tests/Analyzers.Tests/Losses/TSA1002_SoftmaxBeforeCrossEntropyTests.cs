using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1002_SoftmaxBeforeCrossEntropy>;

namespace TorchSharp.Analyzers.Tests.Losses;

public sealed class TSA1002_SoftmaxBeforeCrossEntropyTests
{
    [Fact]
    public Task Reports_every_spelling() => Verify.Reports(LossSpellings.Reported(LossSpellings.Softmax, LossSpellings.CrossEntropy));

    [Fact]
    public Task Is_silent_about_what_it_wants() => Verify.Silent(LossSpellings.Silent(LossSpellings.Logits, LossSpellings.CrossEntropy));

    private const string Story = """
        class Model : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Model() : base("model") => RegisterComponents();

            public override Tensor forward(Tensor x) => {|#1:functional.softmax(fc.forward(x), 1)|};
        }

        class Trainer
        {
            private readonly Model _model = new();

            public Tensor Loss(Tensor x, Tensor y) => {|#2:CrossEntropyLoss().forward({|#0:_model.forward(x)|}, y)|};
        }
        """;

    [Fact]
    public Task Says_what_happens_and_where() => Verify.Reports(
        Story,
        Verify.Finding(0, 1, 2).WithMessage("'torch.nn.functional.softmax' in Model.forward (Program.cs:7) already makes probabilities, and 'CrossEntropyLoss' applies softmax to them again: "
            + "the loss cannot fall below log(1 + (K - 1)/e) for K classes, 1.461 for 10, however good the model is. Return the logits (the values before the activation)."));

    [Fact]
    public async Task Says_so_in_Chinese() => Assert.Equal(
        "Model.forward（Program.cs:7）中的 'torch.nn.functional.softmax' 已经得到概率，'CrossEntropyLoss' 又对它做了一次 softmax："
            + "无论模型多好，K 类时损失都不会低于 log(1 + (K - 1)/e)（10 类时为 1.461）。请返回 logits（激活函数之前的值）。",
        await LossMessages.InAsync("zh-Hans", Verify.Rule, Story));

    [Fact]
    public Task Reports_whatever_the_dimension() => Verify.Reports("""
        class Steps
        {
            void Of(Tensor z, Tensor y, bool last)
            {
                functional.cross_entropy([|torch.softmax(z, 0)|], y);
                functional.cross_entropy([|torch.softmax(z, 2).transpose(1, 2)|], y);
                functional.cross_entropy([|(last ? Softmax(-1) : Softmax(1)).forward(z)|], y);
            }
        }
        """);

    [Fact]
    public Task Leaves_targets_alone() => Verify.Silent("""
        class Steps
        {
            Tensor Soft(Tensor z, Tensor y) => functional.cross_entropy(z, torch.softmax(y, 1));
            Tensor Distilled(Sequential teacher, Tensor z, Tensor x) => CrossEntropyLoss().forward(z, functional.softmax(teacher.forward(x) / 4, 1));
            Tensor ByHand(Tensor z, Tensor y) => -(functional.softmax(y, 1).detach() * functional.log_softmax(z, 1)).sum(1).mean();
        }
        """);

    [Fact]
    public Task Leaves_attention_sampling_and_display_alone() => Verify.Silent("""
        class Attention : Module<Tensor, Tensor>
        {
            private readonly Linear q = Linear(16, 16), k = Linear(16, 16), v = Linear(16, 16), head = Linear(16, 100);

            public Attention() : base("attention") => RegisterComponents();

            public override Tensor forward(Tensor x)
            {
                var weights = functional.softmax(q.forward(x).matmul(k.forward(x).transpose(-2, -1)) / 4, -1);
                return head.forward(weights.matmul(v.forward(x)));
            }

            public (Tensor Logits, Tensor? Loss) Both(Tensor x, Tensor? targets)
            {
                var logits = forward(x);
                return (logits, targets is null ? null : functional.cross_entropy(logits.view(-1, 100), targets.view(-1)));
            }

            public Tensor Generate(Tensor x)
            {
                using var _ = torch.no_grad();
                for (var i = 0; i < 10; i++)
                {
                    var (logits, _) = Both(x, null);
                    var probabilities = functional.softmax(logits[TensorIndex.Ellipsis, -1, TensorIndex.Colon] / 0.8, -1);
                    x = torch.cat(new[] { x, torch.multinomial(probabilities, 1) }, 1);
                }

                return x;
            }
        }

        class Agent(Sequential policy)
        {
            private readonly CrossEntropyLoss _loss = CrossEntropyLoss();

            public int Act(Tensor state) => (int)torch.multinomial(functional.softmax(policy.forward(state), 0), 1).item<long>();

            public void Learn(Tensor states, Tensor actions)
            {
                var logits = policy.forward(states);
                _loss.forward(logits, actions).backward();
                Console.WriteLine(string.Join(", ", logits.softmax(1)[0].data<float>().ToArray()));
            }
        }

        class Classifier(Attention model)
        {
            public void Train(Tensor x, Tensor y)
            {
                var prediction = model.forward(x);
                functional.cross_entropy(prediction, y).backward();
                var top = functional.softmax(prediction, 1).argmax(1);
                Console.WriteLine(top.eq(y).sum().item<long>());
            }
        }
        """);

    [Fact]
    public Task Leaves_a_head_alone_that_squashes_only_outside_training() => Verify.Silent("""
        class Head : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);
            private readonly Softmax softmax = Softmax(1);
            public Head() : base("head") => RegisterComponents();

            public override Tensor forward(Tensor x)
            {
                x = fc.forward(x);
                if (!training)
                    x = softmax.forward(x);
                return x;
            }
        }

        class Conditional : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);
            public Conditional() : base("conditional") => RegisterComponents();
            public override Tensor forward(Tensor x) => training ? fc.forward(x) : functional.softmax(fc.forward(x), 1);
        }

        class Both : Module<Tensor, (Tensor Logits, Tensor Probabilities)>
        {
            private readonly Linear fc = Linear(20, 5);
            public Both() : base("both") => RegisterComponents();

            public override (Tensor Logits, Tensor Probabilities) forward(Tensor x)
            {
                var logits = fc.forward(x);
                return (logits, functional.softmax(logits, 1));
            }
        }

        class Program
        {
            static void Main()
            {
                var (x, y) = (torch.rand(8, 20), torch.zeros(8));
                CrossEntropyLoss().forward(new Head().forward(x), y);
                CrossEntropyLoss().forward(new Conditional().forward(x), y);
                CrossEntropyLoss().forward(new Both().forward(x).Logits, y);
                var (logits, probabilities) = new Both().forward(x);
                functional.cross_entropy(logits, y);
                functional.nll_loss(probabilities.log(), y);
            }
        }
        """);

    [Fact]
    public Task Reports_the_slot_that_holds_it() => Verify.Reports("""
        class Both : Module<Tensor, (Tensor, Tensor)>
        {
            private readonly Linear fc = Linear(20, 5);
            public Both() : base("both") => RegisterComponents();
            public override (Tensor, Tensor) forward(Tensor x) => (fc.forward(x), functional.softmax(fc.forward(x), 1));
        }

        class Program
        {
            static void Main()
            {
                var (x, y) = (torch.rand(8, 20), torch.zeros(8));
                var (_, probabilities) = new Both().forward(x);
                functional.cross_entropy([|probabilities|], y);
                functional.cross_entropy([|new Both().call(x).Item2|], y);
            }
        }
        """);
}
