using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1006_NoLogProbabilitiesBeforeNLLLoss>;

namespace TorchSharp.Analyzers.Tests.Losses;

public sealed class TSA1006_NoLogProbabilitiesBeforeNLLLossTests
{
    [Fact]
    public Task Reports_every_spelling() => Verify.Reports(LossSpellings.Reported(
        [.. LossSpellings.Logits, .. LossSpellings.Softmax, .. LossSpellings.Sigmoid], LossSpellings.Nll));

    [Fact]
    public Task Is_silent_about_what_it_wants() => Verify.Silent(LossSpellings.Silent(LossSpellings.LogSoftmax, LossSpellings.Nll));

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

            public Tensor Loss(Tensor x, Tensor y) => {|#2:NLLLoss().forward({|#0:_model.forward(x)|}, y)|};
        }
        """;

    [Fact]
    public Task Says_what_happens_and_where() => Verify.Reports(
        Story,
        Verify.Finding(0, 1, 2).WithMessage("'NLLLoss' takes log-probabilities and computes no logarithm itself, but 'torch.nn.functional.softmax' in "
            + "Model.forward (Program.cs:7) makes probabilities: the loss stays in [-1, 0] and is no likelihood. "
            + "Use log_softmax instead, or CrossEntropyLoss on the values before the activation."));

    [Fact]
    public async Task Says_so_in_Chinese() => Assert.Equal(
        "'NLLLoss' 需要对数概率，自己并不取对数，而 Model.forward（Program.cs:7）中的 'torch.nn.functional.softmax' "
            + "给出的是概率：损失只在 [-1, 0] 之间，已不是似然。请改用 log_softmax，或把激活函数之前的值交给 CrossEntropyLoss。",
        await LossMessages.InAsync("zh-Hans", Verify.Rule, Story));

    [Theory]
    [InlineData("(z.logsumexp(-1) + functional.nll_loss(z, y, reduction: Reduction.None)).mean()")]
    [InlineData("(z.exp().sum(1).log() + NLLLoss(reduction: Reduction.None).forward(z, y)).mean()")]
    [InlineData("LogSumExp(z).mean() + functional.nll_loss(z, y)")]
    public Task Leaves_alone_a_cross_entropy_by_hand(string loss) => Verify.Silent($$"""
        class Trainer
        {
            private readonly Linear fc = Linear(20, 5);

            public Tensor Loss(Tensor x, Tensor y)
            {
                var z = fc.forward(x);
                return {{loss}};
            }

            private static Tensor LogSumExp(Tensor z)
            {
                var highest = z.amax(new long[] { -1 }, keepdim: true);
                return (z - highest).exp().sum(-1).log() + highest.squeeze(-1);
            }
        }
        """);

    [Fact]
    public Task Leaves_alone_a_helper_that_is_a_cross_entropy_by_hand() => Verify.Silent("""
        class Trainer
        {
            private readonly Linear fc = Linear(20, 5);

            public Tensor Loss(Tensor x, Tensor y) => Losses.CrossEntropy(fc.forward(x), y);
        }

        static class Losses
        {
            private static readonly NLLLoss nll = NLLLoss(reduction: Reduction.None);

            public static Tensor CrossEntropy(Tensor z, Tensor y)
            {
                using var sum = z.logsumexp(-1);
                using var picked = nll.forward(z, y);
                return (sum + picked).mean();
            }
        }
        """);

    [Theory]
    [InlineData("Partition(z).mean() + functional.nll_loss(z, y)")]
    [InlineData("z.Partition().mean() + functional.nll_loss(z, y)")]
    [InlineData("functional.nll_loss(z, y) + Steps.Of(z).mean()")]
    public Task Leaves_alone_a_cross_entropy_by_hand_with_its_partition_in_a_method(string loss) => Verify.Silent($$"""
        static class Steps
        {
            public static Tensor Of(Tensor t) => t.exp().sum(1).log();
            public static Tensor Partition(this Tensor t) => t.logsumexp(1);
        }

        class Trainer
        {
            private readonly Linear fc = Linear(20, 5);
            private static Tensor Partition(Tensor t) => t.logsumexp(1);

            public Tensor Loss(Tensor x, Tensor y)
            {
                var z = fc.forward(x);
                return {{loss}};
            }
        }
        """);

    /// <summary>Without the logarithm the loss takes the probability of each right class out of the others, and nothing more.</summary>
    [Theory]
    [InlineData("var picked = -functional.nll_loss(p, y, reduction: Reduction.None); return -picked.log().mean();")]
    [InlineData("return -torch.log(-functional.nll_loss(p, y, reduction: Reduction.None)).mean();")]
    [InlineData("return -functional.nll_loss(p, y, reduction: Reduction.None).neg().log().mean();")]
    [InlineData("return -Likelihood(p, y).log().mean();")]
    public Task Leaves_alone_what_only_picks_the_likelihood(string statements) => Verify.Silent(Picking(statements));

    [Fact]
    public Task Reports_what_takes_the_logarithm_of_something_else() =>
        Verify.Reports(Picking("var l = functional.nll_loss([|p|], y); return l + y.log().mean();"));

    private static string Picking(string statements) => $$"""
        class Trainer
        {
            private static Tensor Likelihood(Tensor p, Tensor y) => -functional.nll_loss(p, y, reduction: Reduction.None);

            public Tensor Loss(Tensor z, Tensor y)
            {
                var p = z.softmax(1);
                {{statements}}
            }
        }
        """;

    [Fact]
    public Task Leaves_alone_a_cross_entropy_by_hand_in_top_level_statements() => Verify.Silent("""
        var fc = Linear(20, 5);
        var (x, y) = (torch.rand(8, 20), torch.zeros(8));
        var z = fc.forward(x);
        (z.exp().sum(1).log() + functional.nll_loss(z, y, reduction: Reduction.None)).mean().backward();
        """);

    [Theory]
    [InlineData("var exp = z; log(\"step\");", "exp")]
    [InlineData("Func<float, float> exp = MathF.Exp; exp(1); log(\"step\");", "z")]
    [InlineData("Func<float, float> exp = MathF.Exp; _ = exp(1) + z.exp().item<float>(); log(\"step\");", "z")]
    [InlineData("_ = nameof(torch.exp) + nameof(torch.logsumexp) + nameof(torch.log);", "z")]
    public Task Takes_other_things_of_these_names_for_no_logarithm(string statements, string given) => Verify.Reports($$"""
        class Trainer
        {
            private readonly Linear fc = Linear(20, 5);

            public Tensor Loss(Tensor x, Tensor y, Action<string> log)
            {
                var z = fc.forward(x);
                {{statements}}
                return NLLLoss().forward([|{{given}}|], y);
            }
        }
        """);

    [Fact]
    public Task Looks_at_the_member_and_not_at_other_code_in_the_file() => Verify.Reports("""
        var fc = Linear(20, 5);
        functional.nll_loss([|fc.forward(torch.rand(8, 20))|], torch.zeros(8)).backward();

        static class Functions
        {
            public static Tensor Softplus(Tensor z) => (1 + z.exp()).log();
        }
        """);

    [Fact]
    public Task Leaves_alone_what_may_be_log_probabilities() => Verify.Silent("""
        class Recurrent : Module<Tensor, Tensor, (Tensor Output, Tensor Hidden)>
        {
            private readonly Linear i2h = Linear(20, 10), i2o = Linear(20, 5);
            private readonly LogSoftmax softmax = LogSoftmax(1);

            public Recurrent() : base("recurrent") => RegisterComponents();

            public override (Tensor Output, Tensor Hidden) forward(Tensor x, Tensor hidden)
            {
                var combined = torch.cat(new[] { x, hidden }, 1);
                hidden = i2h.forward(combined);
                return (softmax.forward(i2o.forward(combined)), hidden);
            }
        }

        class Steps
        {
            private readonly Recurrent _rnn = new();
            private readonly Linear _fc = Linear(20, 5);
            private readonly NLLLoss _criterion = NLLLoss(reduction: Reduction.Sum);

            void Sequence(Tensor[] steps, Tensor y)
            {
                var hidden = torch.zeros(1, 10);
                Tensor? last = null;
                foreach (var step in steps)
                {
                    var (output, next) = _rnn.forward(step, hidden);
                    hidden = next;
                    last = output;
                }

                (_criterion.forward(last!, y) / steps.Length).backward();
            }

            void Of(Tensor x, Tensor y, Module<Tensor, Tensor> given)
            {
                NLLLoss().forward(functional.log_softmax(_fc.forward(x), 1), y);
                NLLLoss().forward(functional.log_softmax(_fc.forward(x), 2).squeeze(), y);
                NLLLoss().forward(given.forward(x), y);
                NLLLoss().forward(functional.logsigmoid(_fc.forward(x)), y);
                NLLLoss().forward(_fc.forward(x) - _fc.forward(x).logsumexp(1, true), y);
                functional.nll_loss((functional.softmax(_fc.forward(x), 1) + 1e-9).log(), y);
                functional.nll_loss(functional.softmax(_fc.forward(x), 1).clamp(1e-9, 1).log(), y);
            }
        }
        """);

    [Fact]
    public Task Reports_tanh_and_relu() => Verify.Reports(LossSpellings.Reported([.. LossSpellings.Relu, .. LossSpellings.Tanh], LossSpellings.Nll));

    [Fact]
    public Task Leaves_alone_a_cross_entropy_by_hand_of_bounded_logits() => Verify.Silent("""
        class Trainer
        {
            private readonly Linear fc = Linear(20, 5);

            public Tensor Loss(Tensor x, Tensor y)
            {
                var z = torch.tanh(fc.forward(x));
                return (z.logsumexp(-1) + functional.nll_loss(z, y, reduction: Reduction.None)).mean();
            }

            public Tensor Rectified(Tensor x, Tensor y)
            {
                var z = functional.relu(fc.forward(x));
                return (z.exp().sum(1).log() + functional.nll_loss(z, y, reduction: Reduction.None)).mean();
            }
        }
        """);

    [Fact]
    public Task Reports_an_alignment_of_what_are_no_log_probabilities() => Verify.Reports(LossSpellings.Reported(
        [.. LossSpellings.Logits, .. LossSpellings.Softmax, .. LossSpellings.Sigmoid, .. LossSpellings.Tanh, .. LossSpellings.Relu], LossSpellings.Alignment));

    [Fact]
    public Task Is_silent_about_an_alignment_of_log_probabilities() => Verify.Silent("""
        class Reader : Module<Tensor, Tensor>
        {
            private readonly LSTM rnn = LSTM(40, 64);
            private readonly Linear fc = Linear(64, 29);

            public Reader() : base("reader") => RegisterComponents();

            public override Tensor forward(Tensor x) => functional.log_softmax(fc.forward(rnn.forward(x).Item1), 2).permute(1, 0, 2);
        }

        class Steps
        {
            private readonly Reader _reader = new();
            private readonly Linear _fc = Linear(64, 29);
            private readonly CTCLoss _loss = CTCLoss(zero_infinity: true);

            void Of(Tensor x, Tensor y, Tensor n, Tensor m, Module<Tensor, Tensor> given)
            {
                _loss.forward(_reader.forward(x), y, n, m);
                _loss.forward(functional.log_softmax(_fc.forward(x), -1), y, n, m);
                _loss.forward(torch.softmax(_fc.forward(x), 2).log(), y, n, m);
                _loss.forward(given.forward(x), y, n, m);
                _loss.forward(_fc.forward(x) - _fc.forward(x).logsumexp(2, true), y, n, m);
                functional.ctc_loss(x, torch.sigmoid(y), n, m);
            }
        }
        """);

    [Fact]
    public Task Reports_a_model_before_an_alignment() => Verify.Reports("""
        class Reader : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(64, 29);

            public Reader() : base("reader") => RegisterComponents();

            public override Tensor forward(Tensor x) => fc.forward(x).transpose(0, 1);
        }

        class Steps
        {
            private readonly Reader _reader = new();
            private readonly CTCLoss _loss = CTCLoss();

            Tensor Of(Tensor x, Tensor y, Tensor n, Tensor m) => _loss.call([|_reader.call(x)|], y, n, m);
        }
        """);
}
