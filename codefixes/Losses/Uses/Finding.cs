using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow.Interpretation;
using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Torch;
using TorchSharp.Analyzers.Torch.Functions;
using TorchSharp.Analyzers.Torch.Meanings;
using TorchSharp.Analyzers.Tracing;

namespace TorchSharp.Analyzers.Losses.Uses;

/// <summary>A finding about a loss, with the program around it followed as far as a fix needs.</summary>
internal sealed class Finding
{
    private readonly Slice _slice;
    private readonly Dictionary<Removal, Mendings> _mendings = [];

    private Finding(Project project, Slice slice, Observation observation, Fact input)
    {
        Project = project;
        Observation = observation;
        Input = input;
        _slice = slice;
        Follow(input.Origins);
        FollowLoss();
    }

    public Project Project { get; }

    public ProgramTrace Trace => _slice.Trace;

    public Contexts Contexts => _slice.Contexts;

    public Observation Observation { get; }

    /// <summary>What the loss is given.</summary>
    public Fact Input { get; }

    public HeadMeaning Meaning => (HeadMeaning)Input.Meaning;

    public LossFunction Loss => (LossFunction)Observation.Function;

    /// <summary>The ways to mend a removal; several repairs may ask for the same.</summary>
    public Mendings MendingsOf(Removal removal)
    {
        if (!_mendings.TryGetValue(removal, out var found) || !found.IsOf(Trace))
            _mendings[removal] = found = new Mendings(Trace, Contexts, removal);
        return found;
    }

    /// <summary>The finding behind a diagnostic, or null if the program is no longer the one that was analysed.</summary>
    public static async Task<Finding?> OfAsync(Project project, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (await project.GetCompilationAsync(cancellation).ConfigureAwait(false) is not { } compilation
            || diagnostic.Location.SourceTree is not { } tree || !compilation.ContainsSyntaxTree(tree)
            || TorchCompilation.Of(compilation).Flow is not { } flow)
            return null;
        var store = TraceStore.Of(compilation, flow);
        var node = (await tree.GetRootAsync(cancellation).ConfigureAwait(false)).FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        return store.DeclarationAround(node, cancellation) is { } declaration && store.MemberOf(declaration, cancellation) is { } member
            && flow.ObservationsIn(member, cancellation).FirstOrDefault(observation => IsAbout(observation, diagnostic)) is { } found
            ? new Finding(project, new Slice(store, cancellation), found, (Fact)found.Arguments[0])
            : null;
    }

    /// <summary>Follows what these activations give, and the modules that they are, to wherever they come.</summary>
    public void Follow(OrderedSet<Origin> origins) =>
        _slice.Follow(origins.Items.SelectMany(static origin => new[] { origin.Site, origin.Creation }).Append(Observation.Site.Call).Append(Observation.Place).Select(static place => place?.Node).OfType<SyntaxNode>());

    /// <summary>Follows the loss, if it is an object, from where it is made.</summary>
    private void FollowLoss()
    {
        if (Observation.Site.Call.Node is { } call && Trace.ModelOf(call).GetOperation(call, Trace.Cancellation) is IInvocationOperation { Instance: { } function })
            _slice.Follow(Contexts.ValuesOf(function.Syntax).OfType<LibraryObject>().SelectMany(static loss => loss.Creations.Items).Select(static creation => creation.Site.Node).OfType<SyntaxNode>().ToList());
    }

    private static bool IsAbout(Observation observation, Diagnostic diagnostic) =>
        observation.Function is LossFunction
        && observation.Arguments[0] is Fact { Meaning: HeadMeaning { IsVague: false } }
        && observation.Place.Location == diagnostic.Location
        && diagnostic.AdditionalLocations.Count > 0
        && diagnostic.AdditionalLocations[diagnostic.AdditionalLocations.Count - 1] == observation.Site.Call.Location;
}
