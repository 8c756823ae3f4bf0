using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Flow.Names;

/// <summary>What one tree writes, derives, creates and mentions.</summary>
internal sealed class TreeIndex : MemberTextWalker
{
    private readonly ILibraryNames _library;
    private readonly List<SyntacticWrite> _written = [];

    private readonly Lazy<ILookup<string, MemberWrite>> _writesByName;
    private readonly Lazy<ILookup<string, SyntaxNode>> _derivedByName;
    private readonly Lazy<ILookup<string, ExpressionSyntax>> _givenByName;
    private readonly Lazy<List<ExpressionSyntax>> _openContents;
    private readonly List<ExpressionSyntax> _changedContents = [];
    private readonly List<ReplacedResult> _replaced = [];
    private readonly ConcurrentDictionary<string, int[]> _places = new(StringComparer.Ordinal);
    private readonly List<SyntaxNode> _handedTypes = [];

    private TreeIndex(SyntaxTree tree, ILibraryNames library)
    {
        Tree = tree;
        _library = library;
        _writesByName = new(() => Writes.ToLookup(static write => write.Name, StringComparer.Ordinal));
        _givenByName = new(() => Given.ToLookup(static given => given.Name, static given => given.Expression, StringComparer.Ordinal));
        _openContents = new(() => OpenContents.Among(_changedContents));
        _derivedByName = new(() => Derived.ToLookup(static derived => derived.Name, static derived => derived.Declaration, StringComparer.Ordinal));
    }

    public SyntaxTree Tree { get; }

    public List<MemberWrite> Writes { get; } = [];

    public List<(string Name, SyntaxNode Declaration)> Derived { get; } = [];

    /// <summary>What goes by a name and is given to a call, or filled by <c>SetValue</c>.</summary>
    public List<(string Name, ExpressionSyntax Expression)> Given { get; } = [];

    /// <summary>Overriding methods that stand in no class with a base.</summary>
    public HashSet<string> LooseOverrides { get; } = new(StringComparer.Ordinal);

    /// <summary>Classes with a member that will override something, and nobody knows what yet, or is not written to the end.</summary>
    public HashSet<string> Unfinished { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Created { get; } = new(StringComparer.Ordinal);

    /// <summary>The writes of a name. A model of a thousand fields is asked for each of them: none may look at the writes of all.</summary>
    public IEnumerable<MemberWrite> WritesOf(string name) => _writesByName.Value[name];

    /// <summary>What is given to a call under a name.</summary>
    public IEnumerable<ExpressionSyntax> GivenAs(string name) => _givenByName.Value[name];

    /// <summary>The containers that the tree changes, and that something else may name.</summary>
    public IReadOnlyList<ExpressionSyntax> ChangedContents => _openContents.Value;

    /// <summary>The types that the tree hands to somebody who may write their members.</summary>
    public IReadOnlyList<SyntaxNode> HandedTypes => _handedTypes;

    /// <summary>The functions that set the numbers of what they are given, by their names.</summary>
    public HashSet<string> PartSetters { get; } = new(StringComparer.Ordinal);

    /// <summary>Where an object is made to give something else than its class says.</summary>
    public IReadOnlyList<ReplacedResult> ReplacedResults => _replaced;

    /// <summary>Where a name stands in code that runs: looked for once, as each key asks for the same few names in all files.</summary>
    public IEnumerable<SimpleNameSyntax> NamesOf(string name, CancellationToken cancellation)
    {
        var root = Tree.GetRoot(cancellation);
        if (!_places.TryGetValue(name, out var places))
            _places.TryAdd(name, places = [.. Find(name, root).Select(static place => place.SpanStart).Distinct()]);
        return places.Select(place => root.FindToken(place).Parent).OfType<SimpleNameSyntax>();
    }

    /// <summary>The type declarations with a name in their base list.</summary>
    public IEnumerable<SyntaxNode> DeclarationsOver(string name) => _derivedByName.Value[name];

    private IEnumerable<SimpleNameSyntax> Find(string name, SyntaxNode root) =>
        from text in Members
        where text.Mentions.Any(mention => mention.Name == name)
        from mention in root.FindNode(text.Span).DescendantNodes().OfType<SimpleNameSyntax>()
        where mention.Identifier.ValueText == name
        select mention;

    public static TreeIndex Of(SyntaxTree tree, ILibraryNames library, CancellationToken cancellation)
    {
        var index = new TreeIndex(tree, library);
        var root = tree.GetRoot(cancellation);
        index.Visit(root);
        index.Unfinished.UnionWith(LostText.OverridingAnythingIn(root));
        if (root.ContainsDiagnostics)
        {
            index.Writes.AddRange(LostText.NamesIn(root).Select(name => new MemberWrite(name, WriteForm.Unresolved, root)));
            index.LooseOverrides.UnionWith(LostText.OverridesIn(root));
            index.LooseOverrides.UnionWith(LostText.UnfinishedOverridesIn(root));
            index.Unfinished.UnionWith(LostText.UnfinishedMembersIn(root).Select(static member => KeyOf(member.Type, member.Name)));
        }

        return index;
    }

    /// <summary>How a member of a class is found among the unfinished.</summary>
    public static string KeyOf(string type, string member) => $"{type}.{member}";

    /// <summary><c>protected override Act(Tensor z)</c>: without its type it is taken for a constructor, and will override a method.</summary>
    public override void VisitConstructorDeclaration(ConstructorDeclarationSyntax node)
    {
        if (node.Modifiers.Any(SyntaxKind.OverrideKeyword))
            LooseOverrides.Add(node.Identifier.ValueText);
        base.VisitConstructorDeclaration(node);
    }

    public override void VisitBaseList(BaseListSyntax node)
    {
        foreach (var type in node.Types)
        {
            if (SimpleName(type.Type) is { } name && node.Parent is not null)
                Derived.Add((name, node.Parent));
        }

        base.VisitBaseList(node);
    }

    public override void VisitObjectCreationExpression(ObjectCreationExpressionSyntax node)
    {
        if (SimpleName(node.Type) is { } name)
            Created.Add(name);
        base.VisitObjectCreationExpression(node);
    }

    public override void VisitImplicitObjectCreationExpression(ImplicitObjectCreationExpressionSyntax node)
    {
        if (DeclaredType(node) is { } type && SimpleName(type) is { } name)
            Created.Add(name);
        base.VisitImplicitObjectCreationExpression(node);
    }

    public override void Visit(SyntaxNode? node)
    {
        if (node is not null)
        {
            AddGiven(node);
            AddWrites(node);
        }

        base.Visit(node);
    }

    private void AddGiven(SyntaxNode node)
    {
        var given = node switch
        {
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax } argument => argument.Expression,
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "SetValue" } access => access.Expression,
            _ => null,
        };
        if (given is not null && MemberName(given) is { } name)
            Given.Add((name, given));
    }

    private void AddWrites(SyntaxNode node)
    {
        if (ReplacedResult.At(node, _library) is { } replaced)
            _replaced.Add(replaced);
        if (node is InvocationExpressionSyntax call && Names.PartSetters.NameOf(call, _library) is { } setter)
            PartSetters.Add(setter);
        Names.HandedTypes.Collect(node, _handedTypes);
        SyntacticWrites.Collect(node, _library, _written);
        foreach (var write in _written)
        {
            if (write.Target is ExpressionSyntax target && MemberName(target) is { } name)
                Writes.Add(new MemberWrite(name, write.Kind == WriteKind.Content ? WriteForm.Content : FormOf(target), write.Node));
            if (write is { Kind: WriteKind.Content, Target: ExpressionSyntax container })
                _changedContents.Add(container);
        }

        _written.Clear();
    }

    /// <summary>
    /// Only where the object is made is a member set by construction: in <c>new Trainer { Net = { Rate = 1 } }</c> the rate is one
    /// of a net that is there already.
    /// </summary>
    private static WriteForm FormOf(ExpressionSyntax target) => target switch
    {
        IdentifierNameSyntax { Parent: AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax initializer } } =>
            initializer.Parent is BaseObjectCreationExpressionSyntax or WithExpressionSyntax ? WriteForm.Initializer : WriteForm.Qualified,
        IdentifierNameSyntax => WriteForm.Own,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or BaseExpressionSyntax } => WriteForm.Own,
        _ => WriteForm.Qualified,
    };

    private static string? MemberName(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        ParenthesizedExpressionSyntax parenthesized => MemberName(parenthesized.Expression),
        PostfixUnaryExpressionSyntax suppressed => MemberName(suppressed.Operand),
        _ => null,
    };

    /// <summary>The type written on the left of a target-typed <c>new()</c>, where it is written nearby.</summary>
    private static TypeSyntax? DeclaredType(SyntaxNode node) =>
        node.Ancestors().Select(static ancestor => ancestor switch
        {
            VariableDeclarationSyntax variable => variable.Type,
            PropertyDeclarationSyntax property => property.Type,
            MethodDeclarationSyntax method => method.ReturnType,
            _ => null,
        }).FirstOrDefault(static type => type is not null);
}
