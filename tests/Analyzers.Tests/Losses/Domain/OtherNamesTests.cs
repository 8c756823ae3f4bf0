using RuleOfSoftmax = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1002_SoftmaxBeforeCrossEntropy>;
using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1001_SigmoidBeforeBCEWithLogits>;

namespace TorchSharp.Analyzers.Tests.Losses.Domain;

/// <summary>Probabilities that are rescaled under another name are none any more; a change of something else changes nothing.</summary>
public sealed class OtherNamesTests
{
    [Theory]
    [InlineData("_last = p; Rescale();")]
    [InlineData("Action<Tensor> rescale = t => t.mul_(6).sub_(3); rescale(p);")]
    [InlineData("foreach (var t in new[] { p }) t.mul_(6);")]
    [InlineData("var all = new List<Tensor> { p }; all[0].sub_(3);")]
    [InlineData("var pair = (p, y); pair.p.logit_();")]
    [InlineData("p[TensorIndex.Slice(0, 2)].neg_();")]
    [InlineData("p.detach().mul_(4);")]
    [InlineData("torch.nn.init.normal_(p);")]
    [InlineData("p[TensorIndex.Colon, 0] = 5;")]
    [InlineData("(p, z) = (z, p);")]
    [InlineData("Replace(ref p, z);")]
    [InlineData("var w = y.shape[0] > 1 ? p : p.clone(); w.mul_(100);")]
    [InlineData("var w = y.shape[0] > 1 ? p : torch.sigmoid(y); w.mul_(100);")]
    [InlineData("Tensor w; if (y.shape[0] > 1) w = torch.sigmoid(y); else w = p; w.mul_(100);")]
    [InlineData("var q = torch.sigmoid(y); var w = p; while (w.shape[0] > 1) w = q; w.mul_(100);")]
    [InlineData("var c = p.clone(); var w = y.shape[0] > 1 ? p : c; w.mul_(100); p = c;")]
    [InlineData("var w = p; if (y.shape[0] > 1) w = y * 2; w.mul_(100);")]
    [InlineData("var w = p.view(-1, 3); while (w.shape[0] > 1) w = y * 2; w.mul_(100);")]
    [InlineData("var w = p; try { w = y * 2; } catch (Exception) { } w.mul_(100);")]
    [InlineData("if (y.shape[0] > 1) _last = p; _last.mul_(100);")]
    [InlineData("_last = p; Rest(); _last.mul_(100);")]
    [InlineData("var holder = new Holder(); holder.Last = p; holder.Last.mul_(100);")]
    [InlineData("var holders = new Tensor[Count()]; holders[0] = p; holders[0].mul_(100);")]
    [InlineData("var all = new List<Tensor> { p, y }; all[Count() % 2].sub_(3);")]
    [InlineData("var all = new List<Tensor> { p, y }; all.Reverse(); all[0].sub_(3);")]
    [InlineData("var all = new Queue<Tensor>(); all.Enqueue(p); all.Dequeue().sub_(3);")]
    [InlineData("var kept = new WeakReference<Tensor>(p); if (kept.TryGetTarget(out var again)) again.sub_(3);")]
    public Task Probabilities_that_are_changed(string change) => Verify.Silent(Program(change, "", ""));

    [Theory]
    [InlineData("y.mul_(0.9).add_(0.05);")]
    [InlineData("var w = y.shape[0] > 1 ? p.clone() : torch.sigmoid(z).clone(); (w * 2).mul_(100);")]
    [InlineData("var w = y.shape[0] > 1 ? torch.sigmoid(y) : torch.sigmoid(z); w.mul_(100);")]
    [InlineData("var w = (y.shape[0] > 1 ? p : torch.sigmoid(y)).clone(); w.mul_(100);")]
    [InlineData("z.zero_();")]
    [InlineData("(p * 2).sub_(1);")]
    [InlineData("foreach (var w in _fc.parameters()) w.mul_(0.99);")]
    [InlineData("_last = p; Console.WriteLine(_last);")]
    [InlineData("var w = p.clone(); if (y.shape[0] > 1) w = y * 2; w.mul_(100);")]
    [InlineData("var w = y; if (y.shape[0] > 1) w = y * 2; w.mul_(100);")]
    [InlineData("var holder = new Holder(); holder.Last = p.clone(); holder.Last.mul_(100);")]
    public Task Something_else_is_changed(string change) => Verify.Reports(Program(change, "[|", "|]"));

    [Fact]
    public Task A_hook_changes_what_the_module_returns() => Verify.Silent("""
        var model = Sequential(Linear(2, 3), Sigmoid());
        model.register_forward_hook((module, input, output) => output.logit());
        BCEWithLogitsLoss().call(model.call(torch.rand(4, 2)), torch.rand(4, 3)).backward();
        """);

    [Fact]
    public Task Weights_are_set_in_place_before_the_training() => RuleOfSoftmax.Reports("""
        var model = Sequential(Linear(2, 3), Softmax(1));
        model.apply(Initialize);
        using (torch.no_grad())
            foreach (var weight in model.parameters())
                weight.mul_(0.1);
        functional.cross_entropy([|model.forward(torch.rand(4, 2))|], torch.randint(0, 3, 4)).backward();

        static void Initialize(Module module)
        {
            if (module is Linear linear)
                torch.nn.init.xavier_uniform_(linear.weight);
        }
        """);

    [Fact]
    public Task The_base_class_does_not_do_what_the_class_says_instead() => Verify.Silent("""
        class Squashed : Sequential
        {
            public Squashed() : base(("fc", Linear(2, 3)))
            {
            }

            public override Tensor forward(Tensor x) => torch.sigmoid(base.forward(x));

            public Tensor Loss(Tensor x, Tensor y) => functional.binary_cross_entropy_with_logits(base.forward(x), y);
        }

        class Trainer
        {
            public void Train(Tensor x, Tensor y) => new Squashed().Loss(x, y).backward();
        }
        """);

    private static string Program(string change, string open, string close) => $$"""
        class Holder
        {
            public Tensor Last { get; set; } = torch.zeros(1);
        }

        class Trainer
        {
            private readonly Linear _fc = Linear(2, 3);
            private Tensor _last = torch.zeros(1);

            private void Rest() => Console.WriteLine(_last);

            private static int Count() => Environment.ProcessorCount;

            private void Rescale() => _last.mul_(6).sub_(3);

            private static void Replace(ref Tensor tensor, Tensor by) => tensor = by;

            public Tensor Step(Tensor x, Tensor y)
            {
                var z = _fc.forward(x);
                var p = torch.sigmoid(z);
                {{change}}
                return functional.binary_cross_entropy_with_logits({{open}}p{{close}}, y);
            }
        }
        """;
}
