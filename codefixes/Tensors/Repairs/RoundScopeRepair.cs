using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TorchSharp.Analyzers.Edits;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Texts;
using TorchSharp.Analyzers.Torch;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Records;

namespace TorchSharp.Analyzers.Tensors.Repairs;

/// <summary>
/// Opens a scope in the first line of a loop's body, in braces where it had none, and moves out the tensors that a round leaves to what follows. Where something else may
/// outlive the round, a list, an object, a function, nothing is offered.
/// </summary>
/// <param name="name">How the scope is called, if nothing else is called so.</param>
/// <param name="loopOf">The loop of a finding.</param>
internal sealed class RoundScopeRepair(string name, Func<SyntaxNode, Diagnostic, StatementSyntax?> loopOf)
    : LocalRepair("perRound", new BilingualText("Open a dispose scope in each round", "在每一轮里打开一个作用域"))
{
    protected override IEnumerable<TextChange> ChangesFor(SyntaxNode place, Diagnostic finding, SemanticModel model, CancellationToken cancellation)
    {
        if (loopOf(place, finding) is not { } loop || LoopSyntax.BodyOf(loop) is not { } body || StatementsOf(body) is not { Count: > 0 } statements
            || NameIn(body, model) is not { } free || TorchCompilation.Of(model.Compilation).Flow is not { } flow)
            return [];
        var escapes = new BlockEscapes(statements, model, method => TorchSymbols.IsTorchSharp(method.ContainingAssembly) || flow.KeepsNothing(method, cancellation)).Find(cancellation);
        if (escapes is null || !escapes.All(escaped => IsTensor(escaped, model, cancellation)) || IsTwoInOne(statements))
            return [];
        var opening = $"using var {free} = {LibrarySpelling.Of(ScopeMembers.Open, body, model)}();";
        var opened = body is BlockSyntax ? [Before(statements[0], opening)] : new AddedBraces(opening, body).Changes();
        return opened.Count == 0 ? [] : [.. opened, .. escapes.SelectMany(MovedOut)];
    }

    /// <summary>What a round of <c>while (Step()) ;</c> makes, it makes before a scope could be opened.</summary>
    private static List<StatementSyntax> StatementsOf(StatementSyntax body) => body switch
    {
        BlockSyntax block => [.. block.Statements],
        EmptyStatementSyntax => [],
        _ => [body],
    };

    private static TextChange Before(StatementSyntax first, string opening) => new(new TextSpan(StartOf(first), 0), opening + Between(first, first.SyntaxTree.GetText()));

    /// <summary>Before the comments that belong to the first statement.</summary>
    private static int StartOf(StatementSyntax first)
    {
        var comment = first.GetLeadingTrivia().FirstOrDefault(static trivia => Comments.Is(trivia));
        return comment.IsKind(SyntaxKind.None) ? first.SpanStart : comment.SpanStart;
    }

    private static string Between(StatementSyntax first, SourceText text)
    {
        var line = text.Lines.GetLineFromPosition(first.SpanStart);
        var indent = text.ToString(TextSpan.FromBounds(line.Start, first.SpanStart));
        return indent.Trim().Length > 0 ? " " : $"{StatementLines.NewLineOf(text)}{indent}";
    }

    private static IEnumerable<TextChange> MovedOut(ExpressionSyntax escaped)
    {
        var needsParentheses = escaped is not (InvocationExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax);
        if (needsParentheses)
            yield return new TextChange(new TextSpan(escaped.SpanStart, 0), "(");
        yield return new TextChange(new TextSpan(escaped.Span.End, 0), $"{(needsParentheses ? ")" : "")}.{ScopeMembers.MoveOut}()");
    }

    /// <summary>What a round writes to a variable from outside is read by the next: a scope inside it is one thing, and only tensors are moved.</summary>
    private static bool IsTensor(ExpressionSyntax escaped, SemanticModel model, CancellationToken cancellation) =>
        TorchCompilation.Of(model.Compilation).Flow?.Library is TorchLibrary library && library.Symbols.IsTensor(model.GetTypeInfo(escaped, cancellation).Type);

    private static bool IsTwoInOne(List<StatementSyntax> statements) =>
        statements[0] is LabeledStatementSyntax || statements.Exists(static statement => statement is LocalFunctionStatementSyntax);

    private string? NameIn(StatementSyntax body, SemanticModel model)
    {
        var inside = body is BlockSyntax ? body.SpanStart + 1 : body.SpanStart;
        var taken = new HashSet<string>(body.DescendantTokens().Select(static token => token.ValueText), StringComparer.Ordinal);
        return new[] { name, $"{name}Scope", "ofRound" }.FirstOrDefault(free => !taken.Contains(free) && !model.LookupSymbols(inside, name: free).Any(static symbol => symbol is ILocalSymbol or IParameterSymbol));
    }
}
