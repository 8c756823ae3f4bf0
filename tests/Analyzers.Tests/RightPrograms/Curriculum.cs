// A curriculum: easy rows first, harder ones when the loss of an epoch falls; the optimizer is made anew for each stage, and the best weights are kept.
sealed record Stage(string Name, double Noise, int Epochs, double Rate);

sealed class Course(Module<Tensor, Tensor> model)
{
    private readonly List<(string Stage, double Loss)> _history = new();
    private double _best = double.PositiveInfinity;

    public IReadOnlyList<(string Stage, double Loss)> History => _history;

    public void Run(IEnumerable<Stage> stages)
    {
        foreach (var stage in stages)
        {
            using var optimizer = optim.Adam(model.parameters(), stage.Rate);
            for (var epoch = 0; epoch < stage.Epochs; epoch++)
            {
                var loss = Epoch(stage, optimizer);
                _history.Add((stage.Name, loss));
                if (loss < _best)
                {
                    _best = loss;
                    model.save("best.dat");
                }
                else if (loss > 2 * _best)
                {
                    break;
                }
            }
        }

        model.load("best.dat");
    }

    private double Epoch(Stage stage, optim.Optimizer optimizer)
    {
        model.train();
        var losses = new List<float>();
        while (losses.Count < 20)
        {
            using (NewDisposeScope())
            {
                optimizer.zero_grad();
                using var loss = Loss(stage, 32);
                if (loss.isnan().any().item<bool>())
                    continue;
                loss.backward();
                optimizer.step();
                losses.Add(loss.ToSingle());
            }
        }

        return losses.Average();
    }

    private Tensor Loss(Stage stage, int rows)
    {
        var x = rand(rows, 1) * 6 - 3;
        var y = x.sin() + (stage.Noise * randn(rows, 1));
        return functional.mse_loss(model.call(x), y);
    }

    public float Test()
    {
        model.eval();
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        return Loss(new Stage("test", 0, 0, 0), 500).item<float>();
    }
}

static class Program
{
    public static void Main()
    {
        using var model = Sequential(Linear(1, 64), GELU(), Linear(64, 64), GELU(), Linear(64, 1));
        var course = new Course(model);
        course.Run([new("easy", 0, 20, 1e-2), new("harder", 0.1, 20, 3e-3), new("hard", 0.3, 40, 1e-3)]);
        foreach (var group in course.History.GroupBy(entry => entry.Stage))
            Console.WriteLine($"{group.Key}: {group.Min(entry => entry.Loss):F4}");
        Console.WriteLine($"test {course.Test():F4}");
    }
}
