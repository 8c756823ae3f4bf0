using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow.Interpretation;
using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Torch;
using TorchSharp.Analyzers.Torch.Functions;
using TorchSharp.Analyzers.Tracing;

namespace TorchSharp.Analyzers.Losses.Uses;

/// <summary>A finding about a loss, with the program around it followed as far as a fix needs.</summary>
internal sealed class Finding
{
    private Finding(Project project, ProgramTrace trace, Observation observation, Fact input)
    {
        Project = project;
        Trace = trace;
        Contexts = new Contexts(trace);
        Observation = observation;
        Input = input;
    }

    public Project Project { get; }

    public ProgramTrace Trace { get; }

    public Contexts Contexts { get; }

    public Observation Observation { get; }

    /// <summary>What the loss is given.</summary>
    public Fact Input { get; }

    public HeadMeaning Meaning => (HeadMeaning)Input.Meaning;

    public LossFunction Loss => (LossFunction)Observation.Function;

    /// <summary>The finding behind a diagnostic, or null if the program is no longer the one that was analysed.</summary>
    public static async Task<Finding?> OfAsync(Project project, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (await project.GetCompilationAsync(cancellation).ConfigureAwait(false) is not { } compilation
            || diagnostic.Location.SourceTree is not { } tree || !compilation.ContainsSyntaxTree(tree)
            || TorchCompilation.Of(compilation).Flow is not { } flow)
            return null;
        var trace = ProgramTrace.Of(compilation, flow, cancellation);
        var node = (await tree.GetRootAsync(cancellation).ConfigureAwait(false)).FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        return trace.BodyAround(node) is { } body
            && flow.ObservationsIn(body.Member, cancellation).FirstOrDefault(observation => IsAbout(observation, diagnostic)) is { } found
            ? new Finding(project, trace, found, (Fact)found.Arguments[0])
            : null;
    }

    private static bool IsAbout(Observation observation, Diagnostic diagnostic) =>
        observation.Function is LossFunction
        && observation.Arguments[0] is Fact { Meaning: HeadMeaning }
        && observation.Place.GetLocation() == diagnostic.Location
        && diagnostic.AdditionalLocations.Count > 0
        && diagnostic.AdditionalLocations[diagnostic.AdditionalLocations.Count - 1] == observation.Site.Node.GetLocation();
}
