using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>Whether a call of a model measures it: a number is read of what it gives, in code that says so, and nobody else gets it.</summary>
internal sealed class Measurement(FlowAnalysis flow, CancellationToken cancellation)
{
    /// <summary>From variable to variable a result is followed so far.</summary>
    private const int Steps = 5;

    private readonly LocalMentions _mentions = new(flow);

    /// <summary>Whether a call measures.</summary>
    /// <param name="use">The call of the model.</param>
    /// <param name="region">The statements that run while gradients are off: of the function that the call stands in.</param>
    /// <param name="all">All uses of the model.</param>
    public bool Is(ObjectUse use, IReadOnlyList<SyntaxNode> region, IReadOnlyList<ObjectUse> all)
    {
        var texts = region.Concat(use.Way.Select(TestText.StatementOf).OfType<SyntaxNode>()).SelectMany(TextsIn).ToList();
        var names = use.Places.Select(static place => CallerNames.Of(place) ?? "").ToList();
        return !texts.Concat(names).Any(IsMeant) && !NameWords.AreAround(use.Call, MeasureWords.Meaning) && !texts.Concat(names.Take(use.Way.Length)).Any(IsOfTraining) && !IsTest(use.Call) && !IsAheadOfBackward(use)
            && Claims([.. texts, .. names], use, all) && !IsRunAgain(use, all) && IsRead(use.Call, region, Steps);
    }

    private static bool IsMeant(string text) => Has(text, MeasureWords.Meaning, MeasureWords.MeaningInText) || Trials.Clocks.Contains(text);

    private static bool IsOfTraining(string text) => Has(text, TestWords.Admissions, TestWords.AdmissionsInText);

    private static bool Claims(IReadOnlyList<string> texts, ObjectUse use, IReadOnlyList<ObjectUse> all) =>
        texts.Any(static text => Has(text, MeasureWords.Claims, MeasureWords.ClaimsInText)) || (texts.Any(static text => Has(text, MeasureWords.Figures, MeasureWords.FiguresInText)) && !Trains(use, all) && !(use.Way.IsEmpty && IsGivenInput(use.Call)));

    /// <summary><c>void Log(Tensor x) { … model.call(x) … }</c> of a captured model: whose batch it is, the caller says.</summary>
    private static bool IsGivenInput(InvocationExpressionSyntax call) => LoopSyntax.FunctionAround(call) is LocalFunctionStatementSyntax local && local.ChildNodes().OfType<ParameterListSyntax>().SelectMany(static list => list.Parameters)
        .Any(parameter => call.ArgumentList.Arguments.Any(input => RootOf(input.Expression)?.Identifier.ValueText == parameter.Identifier.ValueText));

    private static bool Has(string text, ISet<string> words, IReadOnlyList<string> inText) => NameWords.Have(text, words) || inText.Any(text.Contains);

    private static IEnumerable<string> TextsIn(SyntaxNode code) =>
        code.DescendantTokens().Where(static token => (token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText != "var") || TestText.IsText(token)).Select(static token => token.ValueText);

    /// <summary>A method with an attribute is somebody else's to run, most often a test of the program.</summary>
    private static bool IsTest(SyntaxNode call) => call.Ancestors().Any(static node => node is MethodDeclarationSyntax { AttributeLists.Count: > 0 } or TypeDeclarationSyntax { AttributeLists.Count: > 0 });

    /// <summary>The figure of the batch that trains: what the model is given there trains it, too.</summary>
    private static bool Trains(ObjectUse use, IReadOnlyList<ObjectUse> all) =>
        all.Any(other => other.Call != use.Call && Applications.IsName(other.Method.Name) && other.Call.ArgumentList.Arguments.Any(input =>
            use.Places.Any(place => place.ArgumentList.Arguments.Any(given => given.Expression.ToString() == input.Expression.ToString()))));

    /// <summary>A number that is read ahead of the backward of its round may become its label.</summary>
    private static bool IsAheadOfBackward(ObjectUse use) => LoopSyntax.Around(use.Place)?.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call =>
        call.SpanStart > use.Place.SpanStart && NameUse.NameOf(call.Expression)?.Identifier.ValueText == Gradients.Backward) == true;

    /// <summary>The same input again and again, whose mean or spread is wanted: twice in the text, or in a loop that the arguments do not depend on.</summary>
    private static bool IsRunAgain(ObjectUse use, IReadOnlyList<ObjectUse> all) =>
        all.Any(other => other.Call != use.Call && Applications.IsName(other.Method.Name) && LoopSyntax.FunctionAround(other.Call) == LoopSyntax.FunctionAround(use.Call) && other.Call.ArgumentList.ToString() == use.Call.ArgumentList.ToString() && LoopSyntax.Around(other.Call) == LoopSyntax.Around(use.Call) && !IsAlwaysApart(other.Call, use.Call))
        || use.Places.Any(static place => LoopSyntax.FunctionAround(place) is AnonymousFunctionExpressionSyntax || place.Ancestors().OfType<QueryExpressionSyntax>().Any())
        || use.Places.Any(static place => place.Ancestors().TakeWhile(static node => !LoopSyntax.IsFunction(node)).Any(node => LoopSyntax.IsLoop(node) && !IsEpochs((StatementSyntax)node) && !TakesNext(place, (StatementSyntax)node)));

    /// <summary><c>foreach (var (x, y) in rows) model.call(x)</c>: another input in each round, and no view of one, nor a seed beside it.</summary>
    private static bool TakesNext(InvocationExpressionSyntax place, StatementSyntax loop) =>
        loop is CommonForEachStatementSyntax { Expression: not (BaseObjectCreationExpressionSyntax or ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax or CollectionExpressionSyntax) }
        && place.ArgumentList.Arguments.Any(argument => RootOf(argument.Expression) is { } root && LoopSyntax.MentionsVariableOf(root, loop));

    /// <summary>The name that an input begins with: <c>batch["x"].to(device)</c>.</summary>
    private static IdentifierNameSyntax? RootOf(ExpressionSyntax input) => input switch
    {
        IdentifierNameSyntax name => name,
        MemberAccessExpressionSyntax access => RootOf(access.Expression),
        ElementAccessExpressionSyntax element => RootOf(element.Expression),
        InvocationExpressionSyntax call => RootOf(call.Expression),
        _ => null,
    };

    /// <summary>What trains lies beside it: a forward that goes backward.</summary>
    private static bool IsAlwaysApart(SyntaxNode one, SyntaxNode other) => one.FirstAncestorOrSelf<UsingStatementSyntax>() != other.FirstAncestorOrSelf<UsingStatementSyntax>();

    /// <summary>A loop in which training goes on gives another model each round.</summary>
    private static bool IsEpochs(StatementSyntax loop) => loop.DescendantNodes().OfType<SimpleNameSyntax>().Any(static name => name.Identifier.ValueText is Gradients.Backward or TestWords.Step || NameWords.Have(name.Identifier.ValueText, Training));

    private static readonly HashSet<string> Training = new(StringComparer.Ordinal) { "train", "fit", "learn" };

    /// <summary>Whether the expression that a value stands in ends in a number, or the variable that it is given to does, in the region and nowhere else.</summary>
    private bool IsRead(SyntaxNode value, IReadOnlyList<SyntaxNode> region, int steps)
    {
        for (var node = value; node.Parent is { } parent && node is not StatementSyntax && !LoopSyntax.IsFunction(node); node = parent)
        {
            if (parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name, Parent: InvocationExpressionSyntax } access && access.Expression == node && MeasureWords.Reading.Contains(name))
                return true;
            if (parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declared })
                return steps > 0 && flow.Bodies.DeclaredBy(declared, cancellation) is ILocalSymbol variable && IsReadAll(_mentions.Of(variable, declared, cancellation), region, steps - 1);
        }

        return false;
    }

    private bool IsReadAll(IReadOnlyList<IdentifierNameSyntax> mentions, IReadOnlyList<SyntaxNode> region, int steps) =>
        mentions.Count > 0 && mentions.All(mention => region.Any(part => part.Span.Contains(mention.Span)) && !LocalMentions.IsWrite(mention)) && mentions.Any(mention => IsRead(mention, region, steps));
}
