// A trainer as people write it: a base class with hooks, gradients cleared by one of them, accumulation by a counter, early stopping, a closure for LBFGS.
abstract class Trainer(Module<Tensor, Tensor> model, int accumulated = 1)
{
    private int _pending;

    protected Module<Tensor, Tensor> Model => model;

    public event Action<int, double>? Ended;

    public void Fit(IReadOnlyList<(Tensor X, Tensor Y)> rows, IReadOnlyList<(Tensor X, Tensor Y)> held, int epochs, int patience)
    {
        var (best, waited) = (double.PositiveInfinity, 0);
        for (var epoch = 1; epoch <= epochs && waited < patience; epoch++)
        {
            Model.train();
            foreach (var (x, y) in rows)
            {
                using var scope = NewDisposeScope();
                Train(x, y);
            }

            var loss = Evaluate(held);
            Ended?.Invoke(epoch, loss);
            (best, waited) = loss < best ? (loss, 0) : (best, waited + 1);
        }
    }

    protected abstract void Train(Tensor x, Tensor y);

    protected abstract Tensor Loss(Tensor output, Tensor y);

    protected virtual void BeforeStep() => nn.utils.clip_grad_norm_(Model.parameters(), 5);

    protected bool IsDue() => ++_pending % accumulated == 0;

    private double Evaluate(IReadOnlyList<(Tensor X, Tensor Y)> held)
    {
        Model.eval();
        var sum = 0.0;
        using (no_grad())
        {
            foreach (var (x, y) in held)
            {
                using var scope = NewDisposeScope();
                sum += Loss(Model.call(x), y).item<float>();
            }
        }

        return sum / held.Count;
    }
}

class GradientTrainer : Trainer
{
    private readonly optim.Optimizer _optimizer;

    public GradientTrainer(Module<Tensor, Tensor> model, double rate) : base(model, accumulated: 4)
    {
        _optimizer = optim.SGD(model.parameters(), rate, momentum: 0.9);
        _optimizer.zero_grad();
    }

    protected override void Train(Tensor x, Tensor y)
    {
        (Loss(Model.call(x), y) / 4).backward();
        if (!IsDue())
            return;
        BeforeStep();
        _optimizer.step();
        _optimizer.zero_grad();
    }

    protected override Tensor Loss(Tensor output, Tensor y) => functional.mse_loss(output, y);
}

sealed class ClosureTrainer(Module<Tensor, Tensor> model) : Trainer(model)
{
    private readonly optim.Optimizer _optimizer = optim.LBFGS(model.parameters(), lr: 1, max_iter: 20, tolerange_grad: 1e-7);

    protected override void Train(Tensor x, Tensor y) => _optimizer.step(() =>
    {
        _optimizer.zero_grad();
        var loss = Loss(Model.call(x), y);
        loss.backward();
        return loss;
    });

    protected override Tensor Loss(Tensor output, Tensor y) => functional.l1_loss(output, y);
}

static class Program
{
    public static void Main()
    {
        var rows = Enumerable.Range(0, 50).Select(_ => randn(16, 4)).Select(x => (x, x.sum(1, keepdim: true))).ToList();
        foreach (var make in new Func<Module<Tensor, Tensor>, Trainer>[] { model => new GradientTrainer(model, 0.01), model => new ClosureTrainer(model) })
        {
            using var model = Sequential(Linear(4, 16), BatchNorm1d(16), Tanh(), Linear(16, 1));
            var trainer = make(model);
            trainer.Ended += (epoch, loss) => Console.WriteLine($"{epoch}: {loss:F4}");
            trainer.Fit(rows[..40], rows[40..], epochs: 30, patience: 5);
        }
    }
}
