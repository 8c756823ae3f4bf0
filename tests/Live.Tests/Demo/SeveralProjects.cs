using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Live.Tests.Hosting;

namespace TorchSharp.Analyzers.Live.Tests.Demo;

/// <summary>A solution of two projects: models, and what trains them. Each has a mistake of its own, and a third lies between them.</summary>
public sealed class SeveralProjects : IAsyncLifetime
{
    private static readonly ProjectOnDisk Models = new("Models",
    [
        ("Tagger.cs", """
            namespace Models;

            public sealed class Tagger : Module<Tensor, Tensor>
            {
                private readonly Linear fc = Linear(20, 5);

                public Tagger() : base("tagger") => RegisterComponents();

                public override Tensor forward(Tensor x) => torch.sigmoid(fc.forward(x));
            }
            """),
        ("Gate.cs", """
            namespace Models;

            public sealed class Gate : Module<Tensor, Tensor>
            {
                private readonly Linear fc = Linear(4, 1);

                public Gate() : base("gate") => RegisterComponents();

                public override Tensor forward(Tensor x) => torch.sigmoid(fc.forward(x));
            }
            """),
        ("GateTraining.cs", """
            namespace Models;

            public static class GateTraining
            {
                public static Tensor Loss(Gate gate, Tensor x, Tensor y) =>
                    functional.binary_cross_entropy_with_logits(gate.forward(x), y);
            }
            """),
    ]);

    private static readonly ProjectOnDisk Training = new("Training",
    [
        ("TaggerTraining.cs", """
            using Models;

            namespace Training;

            public static class TaggerTraining
            {
                public static void Step(Tagger model, Tensor x, Tensor y)
                {
                    var criterion = BCEWithLogitsLoss();
                    var output = model.forward(x);
                    criterion.forward(output, y).backward();
                }
            }
            """),
        ("Switch.cs", """
            namespace Training;

            public sealed class Switch : Module<Tensor, Tensor>
            {
                private readonly Linear fc = Linear(4, 1);

                public Switch() : base("switch") => RegisterComponents();

                public override Tensor forward(Tensor x) => torch.sigmoid(fc.forward(x));
            }
            """),
        ("SwitchTraining.cs", """
            namespace Training;

            public static class SwitchTraining
            {
                public static Tensor Loss(Switch model, Tensor x, Tensor y) => BCEWithLogitsLoss().forward(model.forward(x), y);
            }
            """),
    ], "Models");

    private SolutionOnDisk? _onDisk;
    private IReadOnlyList<ProjectInfo>? _loaded;

    internal SolutionOnDisk OnDisk => _onDisk ?? throw new InvalidOperationException("The solution is not written.");

    public async ValueTask InitializeAsync()
    {
        _onDisk = await SolutionOnDisk.CreateAsync(Models, Training);
        _loaded = await Editor.LoadSolutionAsync(_onDisk.SolutionPath);
    }

    public ValueTask DisposeAsync()
    {
        _onDisk?.Dispose();
        return ValueTask.CompletedTask;
    }

    internal Editor OpenEditor() => new(_loaded ?? throw new InvalidOperationException("The solution is not loaded."));
}
