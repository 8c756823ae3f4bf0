// Mean teacher: the teacher's weights follow the student's, its outputs on rows without labels are a target, and it stays in training mode while the student learns.
sealed class Classifier : Module<Tensor, Tensor>
{
    private readonly Linear _first = Linear(10, 64);
    private readonly Dropout _drop = Dropout(0.5);
    private readonly Linear _last = Linear(64, 4);

    public Classifier() : base("classifier") => RegisterComponents();

    public override Tensor forward(Tensor x) => _last.call(_drop.call(functional.relu(_first.call(x))));
}

sealed class MeanTeacher : IDisposable
{
    private readonly Classifier _student = new(), _teacher = new();
    private readonly optim.Optimizer _optimizer;
    private long _step;

    public MeanTeacher()
    {
        _teacher.load_state_dict(_student.state_dict());
        foreach (var weight in _teacher.parameters())
            weight.requires_grad_(false);
        _optimizer = optim.Adam(_student.parameters(), 1e-3);
    }

    public float Step(Tensor x, Tensor y, Tensor unlabelled)
    {
        using var scope = NewDisposeScope();
        Tensor target;
        using (no_grad())
            target = functional.softmax(_teacher.call(unlabelled + (0.1 * randn_like(unlabelled))), 1);
        var supervised = functional.cross_entropy(_student.call(x), y);
        var consistent = functional.mse_loss(functional.softmax(_student.call(unlabelled), 1), target);
        var loss = supervised + (consistent * Math.Min(1, _step / 200.0));
        _optimizer.zero_grad();
        loss.backward();
        _optimizer.step();
        Follow(Math.Min(1 - (1.0 / (++_step + 1)), 0.99));
        return loss.item<float>();
    }

    private void Follow(double decay)
    {
        using var mode = no_grad();
        foreach (var (mine, its) in _teacher.parameters().Zip(_student.parameters()))
            mine.mul_(decay).add_(its, alpha: 1 - decay);
    }

    public double Test(Tensor x, Tensor y)
    {
        _teacher.eval();
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        var right = _teacher.call(x).argmax(1).eq(y).sum().item<long>();
        _teacher.train();
        return (double)right / y.shape[0];
    }

    public void Dispose()
    {
        _optimizer.Dispose();
        _student.Dispose();
        _teacher.Dispose();
    }
}

static class Program
{
    public static void Main()
    {
        using var x = randn(100, 10);
        using var y = randint(0, 4, 100);
        using var unlabelled = randn(1000, 10);
        using var learner = new MeanTeacher();
        for (var epoch = 1; epoch <= 50; epoch++)
        {
            var sum = 0f;
            for (var i = 0; i < 10; i++)
                sum += learner.Step(x, y, unlabelled.narrow(0, i * 100, 100));
            Console.WriteLine($"epoch {epoch}: {sum / 10:F3}, {learner.Test(x, y):P1}");
        }
    }
}
