using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>A model that is measured while gradients are off, in the mode of training.</summary>
/// <param name="Places">Where, in the order of the text.</param>
/// <param name="Model">The variable that holds it.</param>
/// <param name="Layer">The layer by which the mode matters.</param>
internal sealed record MeasuredModel(IReadOnlyList<MeasuredPlace> Places, string Model, string Layer);

/// <summary>One place where a model is measured.</summary>
/// <param name="Call">The call of the model, or of the method that measures it.</param>
/// <param name="Handle">The call that switches gradients off.</param>
/// <param name="IsTrainedAfter">Whether training goes on behind it, and nothing puts the mode back there.</param>
internal sealed record MeasuredPlace(InvocationExpressionSyntax Call, InvocationExpressionSyntax Handle, bool IsTrainedAfter);

/// <summary>
/// The models of a program that one variable holds, of which all uses are seen, and none is <c>eval()</c>: those that are measured under <c>no_grad</c>. What order the modes
/// have is no question then.
/// </summary>
internal sealed class MeasuredModels
{
    private static readonly ConditionalWeakTable<FlowAnalysis, MeasuredModels> ByFlow = new();

    private readonly FlowAnalysis _flow;
    private StrongBox<HashSet<string>>? _names;

    private MeasuredModels(FlowAnalysis flow) => _flow = flow;

    public static MeasuredModels Of(FlowAnalysis flow) => ByFlow.GetValue(flow, static key => new MeasuredModels(key));

    /// <summary>The models that a document measures.</summary>
    public IEnumerable<MeasuredModel> In(SyntaxTree tree, CancellationToken cancellation)
    {
        var names = (_names ??= new(ModeClasses.Of(_flow, cancellation))).Value;
        if (names.Count == 0)
            yield break;
        var root = tree.GetRoot(cancellation);
        foreach (var member in _flow.Index.MembersOf(tree, cancellation).Where(member => member.Mentions.Any(mention => names.Contains(mention.Name))))
        {
            foreach (var made in root.FindNode(member.Span).DescendantNodesAndSelf().OfType<ExpressionSyntax>().Where(made => IsMaking(made, names)))
            {
                cancellation.ThrowIfCancellationRequested();
                if (MeasuredOf(made, tree, cancellation) is { } found)
                    yield return found;
            }
        }
    }

    private static bool IsMaking(ExpressionSyntax made, HashSet<string> names) => made switch
    {
        ObjectCreationExpressionSyntax creation => LibraryNamesIn.NameOf(creation.Type) is { } name && names.Contains(name.Identifier.ValueText),
        InvocationExpressionSyntax call => NameUse.NameOf(call.Expression)?.Identifier.ValueText == ModeLayers.Chain && call.DescendantNodes().OfType<SimpleNameSyntax>().Any(name => names.Contains(name.Identifier.ValueText)),
        _ => false,
    };

    private MeasuredModel? MeasuredOf(ExpressionSyntax made, SyntaxTree tree, CancellationToken cancellation)
    {
        if (SoleHolder.Of(made, _flow, cancellation) is not { } holder || new ModeLayer(_flow, cancellation).Of(made) is not { } layer
            || new ObjectUses(_flow, cancellation).Of(holder, made) is not { } uses || uses.Any(IsEvaluated))
            return null;
        var (measurement, off) = (new Measurement(_flow, cancellation), new GradientsOffAround(_flow, cancellation));
        var measured = uses.Where(static use => Applications.IsName(use.Method.Name)).Where(use => use.Place.SyntaxTree == tree && off.Of(use) is { } around && measurement.Is(use, around.Region, uses)).ToList();
        var places = measured.GroupBy(static use => use.Place).Select(static same => same.First()).OrderBy(static use => use.Place.SpanStart)
            .Select(use => new MeasuredPlace(use.Place, off.Of(use)!.Value.Handle, TrainingAfter.Of(use, measured, uses, holder))).ToList();
        return places.Count > 0 ? new MeasuredModel(places, holder.Name, layer) : null;
    }

    /// <summary><c>train(flag)</c> may do it.</summary>
    private static bool IsEvaluated(ObjectUse use) => use.Method.Name switch
    {
        ModeLayers.Eval => true,
        ModeLayers.Train => use.Call.ArgumentList.Arguments is not ([] or [{ Expression.RawKind: (int)SyntaxKind.TrueLiteralExpression }]),
        _ => false,
    };
}
