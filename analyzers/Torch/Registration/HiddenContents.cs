using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Records;

namespace TorchSharp.Analyzers.Torch.Registration;

/// <summary>
/// What lies in a collection of the runtime, where all that is put into it is made there, and what is taken out is only applied: nobody can have registered it.
/// </summary>
internal sealed class HiddenContents(FlowAnalysis flow, TorchSymbols symbols, CancellationToken cancellation)
{
    private readonly PartCreations _creations = new(flow, symbols, cancellation);
    private readonly PartUses _uses = new(flow, cancellation);

    /// <summary>Whether a member holds parts with weights that the class applies, and nobody else sees.</summary>
    public bool AreParts(ISymbol member)
    {
        var put = new List<ExpressionSyntax>();
        var isApplied = false;
        if (SeenMembers.InitialiserOf(member, cancellation) is { } initialiser && !Elements(initialiser.Value, put))
            return false;
        foreach (var mention in SeenMembers.MentionsOf(member, flow, cancellation))
        {
            if (PartUses.IsUntrained(mention) || !IsSeen(LocalMentions.Over(SeenMembers.WholeOf(mention)), put, out var applies))
                return false;
            isApplied |= applies && mention.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is null;
        }

        var created = put.ConvertAll(_creations.Of);
        return isApplied && !created.Contains(Created.Unknown) && created.Contains(Created.Weights);
    }

    private bool IsSeen(ExpressionSyntax collection, List<ExpressionSyntax> put, out bool applies)
    {
        applies = false;
        switch (collection.Parent)
        {
            case AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Parent: ExpressionStatementSyntax or ArrowExpressionClauseSyntax } assignment when assignment.Left == collection:
                return Elements(assignment.Right, put);
            case ForEachStatementSyntax loop when loop.Expression == collection:
                return applies = _uses.OfLoop(loop).Kind == PartUseKind.Applied;
            case ElementAccessExpressionSyntax { Parent: AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax } assignment } element when element.Expression == collection && assignment.Left == element:
                put.Add(assignment.Right);
                return true;
            case ElementAccessExpressionSyntax element when element.Expression == collection:
                return applies = IsApplied(element);
            case MemberAccessExpressionSyntax member when member.Expression == collection:
                return IsSeen(member, put, ref applies);
            default:
                return false;
        }
    }

    private bool IsSeen(MemberAccessExpressionSyntax member, List<ExpressionSyntax> put, ref bool applies)
    {
        var name = member.Name.Identifier.ValueText;
        if (member.Parent is InvocationExpressionSyntax call && call.Expression == member)
        {
            if (ModuleMembers.Picking.Contains(name) && call.ArgumentList.Arguments.Count == 0)
                return applies = IsApplied(call);
            put.AddRange(call.ArgumentList.Arguments.Select(static argument => argument.Expression).Where(static given => given is not LiteralExpressionSyntax and not InterpolatedStringExpressionSyntax and not IdentifierNameSyntax)
                .DefaultIfEmpty(call));
            return ModuleMembers.Filling.Contains(name) && call.Parent is ExpressionStatementSyntax && call.ArgumentList.Arguments.Last().Expression is not IdentifierNameSyntax;
        }

        if (name == nameof(IReadOnlyDictionary<,>.Values) && member.Parent is ForEachStatementSyntax loop && loop.Expression == member)
            return applies = _uses.OfLoop(loop).Kind == PartUseKind.Applied;
        return ModuleMembers.Counting.Contains(name);
    }

    private bool IsApplied(ExpressionSyntax part) => _uses.Of(LocalMentions.Over(part)).Kind == PartUseKind.Applied;

    /// <summary>What a new collection begins with; false where nobody can tell.</summary>
    private static bool Elements(ExpressionSyntax value, List<ExpressionSyntax> put)
    {
        value = LocalMentions.Under(value);
        var elements = value switch
        {
            LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression } => [],
            BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 } } creation => Entries(creation.Initializer),
            ArrayCreationExpressionSyntax array => Entries(array.Initializer),
            ImplicitArrayCreationExpressionSyntax array => Entries(array.Initializer),
            InitializerExpressionSyntax array => Entries(array),
            CollectionExpressionSyntax list => [.. list.Elements.Select(static element => (element as ExpressionElementSyntax)?.Expression)],
            InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name, Expression: InvocationExpressionSyntax query } } when ModuleMembers.MakingLists.Contains(name) => [Selected(query)],
            _ => [null],
        };
        put.AddRange(elements.OfType<ExpressionSyntax>());
        return !elements.Contains(null);
    }

    /// <summary><c>{ a, b }</c>, <c>{ ["a"] = a }</c>, <c>{ { "a", a } }</c>.</summary>
    private static List<ExpressionSyntax?> Entries(InitializerExpressionSyntax? initializer) =>
    [
        .. (initializer?.Expressions ?? default).Select(static entry => entry switch
        {
            AssignmentExpressionSyntax assignment => assignment.Right,
            InitializerExpressionSyntax { Expressions: [.., var last] } => last,
            _ => entry,
        }),
    ];

    /// <summary><c>Enumerable.Range(0, 3).Select(i => Linear(4, 4))</c>.</summary>
    private static ExpressionSyntax? Selected(InvocationExpressionSyntax query) =>
        query is { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: ModuleMembers.Selecting }, ArgumentList.Arguments: [{ Expression: LambdaExpressionSyntax { ExpressionBody: { } made } }] } ? made : null;
}
