namespace TorchSharp.Analyzers.Benchmarks;

/// <summary>
/// What trains models in the files of a project: loops with their optimizer, clipped, accumulated, by L-BFGS, and trainers of
/// models of their own that all derive from one generic base class.
/// </summary>
internal static class Trainers
{
    private static readonly Func<int, string>[] Shapes = [Derived, Loop, Derived, Accumulation, Derived, Closure];

    /// <summary>The file with the base class of the trainers.</summary>
    public const string Base = """
        #nullable enable
        using System;
        using System.Collections.Generic;
        using TorchSharp;
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;

        namespace Project;

        internal abstract class TrainerBase<TModel> where TModel : Module<Tensor, Tensor>
        {
            private readonly double _clip;

            protected TrainerBase(TModel model, torch.optim.Optimizer optimizer, double clip = 1.0)
            {
                Model = model;
                Optimizer = optimizer;
                _clip = clip;
            }

            protected TModel Model { get; }

            protected torch.optim.Optimizer Optimizer { get; }

            protected abstract Tensor Loss(Tensor output, Tensor target);

            protected virtual Tensor Predict(Tensor x) => Model.forward(x);

            public void Fit(IReadOnlyList<(Tensor X, Tensor Y)> batches, int epochs)
            {
                for (var epoch = 0; epoch < epochs; epoch++)
                {
                    Model.train();
                    foreach (var (x, y) in batches)
                        Step(x, y);
                }
            }

            protected virtual float Step(Tensor x, Tensor y)
            {
                using var scope = torch.NewDisposeScope();
                Optimizer.zero_grad();
                var loss = Loss(Predict(x), y);
                loss.backward();
                torch.nn.utils.clip_grad_norm_(Model.parameters(), _clip);
                Optimizer.step();
                return loss.item<float>();
            }

            public float Evaluate(IReadOnlyList<(Tensor X, Tensor Y)> batches)
            {
                using var guard = torch.no_grad();
                Model.eval();
                var sum = 0f;
                foreach (var (x, y) in batches)
                {
                    using var scope = torch.NewDisposeScope();
                    sum += Loss(Predict(x), y).item<float>();
                }

                return batches.Count == 0 ? float.NaN : sum / batches.Count;
            }
        }
        """;

    /// <summary>A program with a trainer of its own.</summary>
    public static string Beside(string program, int file) => $"{program}\n{Shapes[file / 2 % Shapes.Length](file)}\n";

    private static string Model(int file) => $$"""
        internal sealed class Perceptron{{file}} : Module<Tensor, Tensor>
        {
            private readonly Module<Tensor, Tensor> _body;
            private readonly Module<Tensor, Tensor> _head;

            public Perceptron{{file}}(long features, long classes) : base("perceptron{{file}}")
            {
                _body = Sequential(("first", Linear(features, 64)), ("act", ReLU()), ("second", Linear(64, 32)), ("act2", ReLU()));
                _head = Linear(32, classes);
                RegisterComponents();
            }

            public override Tensor forward(Tensor x) => _head.forward(_body.forward(x));
        }
        """;

    private static string Derived(int file) => Model(file) + "\n" + $$"""
        internal sealed class PerceptronTrainer{{file}} : TrainerBase<Perceptron{{file}}>
        {
            private readonly Module<Tensor, Tensor, Tensor> _criterion = {{(file % 4 == 0 ? "torch.nn.CrossEntropyLoss()" : "torch.nn.BCEWithLogitsLoss()")}};

            public PerceptronTrainer{{file}}(Perceptron{{file}} network) : base(network, torch.optim.Adam(network.parameters(), lr: 1e-3))
            {
            }

            protected override Tensor Loss(Tensor output, Tensor target) => _criterion.forward(output, target);

            public static void Run(IReadOnlyList<(Tensor X, Tensor Y)> batches)
            {
                var trainer = new PerceptronTrainer{{file}}(new Perceptron{{file}}(16, 4));
                trainer.Fit(batches, epochs: 3);
                Console.WriteLine(trainer.Evaluate(batches));
            }
        }
        """;

    private static string Loop(int file) => Model(file) + "\n" + $$"""
        internal sealed class PerceptronTrainer{{file}}
        {
            private readonly Perceptron{{file}} _network = new(16, 4);
            private readonly torch.optim.Optimizer _optimizer;
            private readonly torch.optim.lr_scheduler.LRScheduler _schedule;

            public PerceptronTrainer{{file}}()
            {
                _optimizer = torch.optim.SGD(_network.parameters(), 0.1, momentum: 0.9);
                _schedule = torch.optim.lr_scheduler.StepLR(_optimizer, 10);
            }

            public void Fit(IReadOnlyList<(Tensor X, Tensor Y)> batches, int epochs)
            {
                for (var epoch = 0; epoch < epochs; epoch++)
                {
                    _network.train();
                    foreach (var (x, y) in batches)
                    {
                        using var scope = torch.NewDisposeScope();
                        _optimizer.zero_grad();
                        Step(x, y).backward();
                        _optimizer.step();
                    }

                    _schedule.step();
                    Console.WriteLine($"{epoch}: {Evaluate(batches)}");
                }
            }

            private Tensor Step(Tensor x, Tensor y) => torch.nn.functional.cross_entropy(_network.forward(x), y);

            private double Evaluate(IReadOnlyList<(Tensor X, Tensor Y)> batches)
            {
                using var guard = torch.no_grad();
                _network.eval();
                var right = 0L;
                var all = 0L;
                foreach (var (x, y) in batches)
                {
                    using var scope = torch.NewDisposeScope();
                    right += _network.forward(x).argmax(1).eq(y).sum().item<long>();
                    all += y.shape[0];
                }

                return (double)right / all;
            }
        }
        """;

    private static string Accumulation(int file) => Model(file) + "\n" + $$"""
        internal static class PerceptronTraining{{file}}
        {
            public static void Fit(IReadOnlyList<(Tensor X, Tensor Y)> batches, int every)
            {
                using var network = new Perceptron{{file}}(16, 1);
                using var optimizer = torch.optim.AdamW(network.parameters(), lr: 3e-4);
                using var criterion = torch.nn.BCEWithLogitsLoss();
                var count = 0;
                optimizer.zero_grad();
                foreach (var (x, y) in batches)
                {
                    using var scope = torch.NewDisposeScope();
                    var loss = criterion.forward(network.forward(x), y) / every;
                    loss.backward();
                    if (++count % every != 0)
                        continue;
                    optimizer.step();
                    optimizer.zero_grad();
                }
            }
        }
        """;

    private static string Closure(int file) => Model(file) + "\n" + $$"""
        internal static class PerceptronFitting{{file}}
        {
            public static float Fit(Tensor x, Tensor y, int steps)
            {
                using var network = new Perceptron{{file}}(16, 4);
                using var optimizer = torch.optim.LBFGS(network.parameters());
                var last = 0f;
                for (var step = 0; step < steps; step++)
                {
                    optimizer.step(() =>
                    {
                        optimizer.zero_grad();
                        var loss = torch.nn.functional.nll_loss(torch.nn.functional.log_softmax(network.forward(x), 1), y);
                        loss.backward();
                        last = loss.item<float>();
                        return loss;
                    });
                }

                return last;
            }
        }
        """;
}
