using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Flow.Names;

/// <summary>Reads what each member mentions, and under which names others may reach it.</summary>
internal abstract class MemberTextWalker : CSharpSyntaxWalker
{
    private MemberText? _member;

    /// <summary>The members in the order of the text.</summary>
    public List<MemberText> Members { get; } = [];

    /// <summary>The names under which members may be reached: their own, that of the type they construct.</summary>
    public List<(string Name, MemberText Member)> Reachable { get; } = [];

    /// <summary>Names in places where a method would become a delegate.</summary>
    public HashSet<string> Groups { get; } = new(StringComparer.Ordinal);

    /// <summary>Fields, properties and parameters of primary constructors.</summary>
    public HashSet<ClassVariable> Variables { get; } = [];

    public override void Visit(SyntaxNode? node)
    {
        if (node is not null && _member is { Mentions: var mentions })
        {
            foreach (var mention in InventedNames.Of(node))
                mentions.Add(mention);
        }

        base.Visit(node);
    }

    public override void VisitMethodDeclaration(MethodDeclarationSyntax node) =>
        Read(node, base.VisitMethodDeclaration, node.ParameterList, node.Identifier.ValueText);

    public override void VisitConstructorDeclaration(ConstructorDeclarationSyntax node) =>
        Read(node, ReadConstructor, null, node.Identifier.ValueText, MemberText.Constructor);

    public override void VisitDestructorDeclaration(DestructorDeclarationSyntax node) => Read(node, base.VisitDestructorDeclaration, null);

    public override void VisitOperatorDeclaration(OperatorDeclarationSyntax node) => Read(node, base.VisitOperatorDeclaration, null, MemberText.Operator);

    public override void VisitConversionOperatorDeclaration(ConversionOperatorDeclarationSyntax node) =>
        Read(node, base.VisitConversionOperatorDeclaration, null, MemberText.Conversion);

    public override void VisitIndexerDeclaration(IndexerDeclarationSyntax node) => Read(node, base.VisitIndexerDeclaration, null, MemberText.Indexer);

    public override void VisitEventDeclaration(EventDeclarationSyntax node) => Read(node, base.VisitEventDeclaration, null, node.Identifier.ValueText);

    /// <summary>Its initialiser runs in the constructors of its type.</summary>
    public override void VisitPropertyDeclaration(PropertyDeclarationSyntax node)
    {
        DeclareInClass(node.Identifier.ValueText, node.Type);
        var name = node.Identifier.ValueText;
        Read(node, base.VisitPropertyDeclaration, null, name, node.Initializer is null ? null : TypeAround(node), name == "Current" ? MemberText.Element : null);
    }

    public override void VisitFieldDeclaration(FieldDeclarationSyntax node) => ReadFields(node, base.VisitFieldDeclaration);

    public override void VisitEventFieldDeclaration(EventFieldDeclarationSyntax node) => ReadFields(node, base.VisitEventFieldDeclaration);

    /// <summary>Top-level statements are one member.</summary>
    public override void VisitCompilationUnit(CompilationUnitSyntax node)
    {
        if (node.Members.Any(SyntaxKind.GlobalStatement))
            Read(node, base.VisitCompilationUnit, null);
        else
            base.VisitCompilationUnit(node);
    }

    /// <summary>Who mentions an alias mentions what it stands for.</summary>
    public override void VisitUsingDirective(UsingDirectiveSyntax node)
    {
        if (node.Alias is { } alias)
            Read(node, base.VisitUsingDirective, null, alias.Name.Identifier.ValueText);
    }

    /// <summary>The constructors of a class run those of its base, with or without a word.</summary>
    public override void VisitBaseList(BaseListSyntax node)
    {
        if (node.Parent is BaseTypeDeclarationSyntax type)
            Read(node, base.VisitBaseList, null, type.Identifier.ValueText, MemberText.Constructor);
    }

    public override void VisitParameter(ParameterSyntax node)
    {
        if (node.Parent?.Parent is TypeDeclarationSyntax)
            DeclareInClass(node.Identifier.ValueText, node.Type);
        else
            Declare(node.Identifier.ValueText);
        base.VisitParameter(node);
    }

    public override void VisitVariableDeclarator(VariableDeclaratorSyntax node)
    {
        Declare(node.Identifier.ValueText);
        base.VisitVariableDeclarator(node);
    }

    public override void VisitSingleVariableDesignation(SingleVariableDesignationSyntax node) => Declare(node.Identifier.ValueText);

    public override void VisitForEachStatement(ForEachStatementSyntax node)
    {
        Declare(node.Identifier.ValueText);
        base.VisitForEachStatement(node);
    }

    public override void VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node) =>
        ReadFunction(node, base.VisitSimpleLambdaExpression, new MemberText(node.Span, MemberShape.OfOneParameter));

    public override void VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node) =>
        ReadFunction(node, base.VisitParenthesizedLambdaExpression, new MemberText(node.Span, MemberShape.Of(node.ParameterList)));

    public override void VisitAnonymousMethodExpression(AnonymousMethodExpressionSyntax node) =>
        ReadFunction(node, base.VisitAnonymousMethodExpression, new MemberText(node.Span, MemberShape.Of(node.ParameterList)));

    public override void VisitLocalFunctionStatement(LocalFunctionStatementSyntax node) =>
        ReadFunction(node, base.VisitLocalFunctionStatement, new MemberText(node.Span, MemberShape.Of(node.ParameterList)));

    public override void VisitIdentifierName(IdentifierNameSyntax node) => MentionName(node);

    public override void VisitGenericName(GenericNameSyntax node)
    {
        MentionName(node);
        base.VisitGenericName(node);
    }

    private void Read<T>(T node, Action<T> read, BaseParameterListSyntax? parameters, params string?[] names)
        where T : SyntaxNode
    {
        var outer = _member;
        _member = new MemberText(node.Span, node is PropertyDeclarationSyntax property ? MemberShape.Of(property) : MemberShape.Of(parameters));
        Members.Add(_member);
        foreach (var name in names)
        {
            if (name is not null)
                Reachable.Add((name, _member));
        }

        _member.Mentions.Add(InventedNames.Conversion);
        read(node);
        _member.End();
        _member = outer;
    }

    /// <summary>A function in a member may run wherever a delegate is called.</summary>
    private void ReadFunction<T>(T node, Action<T> read, MemberText function)
        where T : SyntaxNode
    {
        if (_member is not { } outer)
            return;
        _member = function;
        Reachable.Add((MemberText.Delegate, function));
        _member.Mentions.Add(InventedNames.Conversion);
        read(node);
        outer.Include(function);
        _member = outer;
    }

    /// <summary>It runs another of its class, or one of the base, which the type's base list mentions.</summary>
    private void ReadConstructor(ConstructorDeclarationSyntax node)
    {
        _member?.Mentions.Add(new Mention(node.Identifier.ValueText));
        base.VisitConstructorDeclaration(node);
    }

    private void ReadFields<T>(T node, Action<T> read)
        where T : BaseFieldDeclarationSyntax
    {
        foreach (var field in node.Declaration.Variables)
            DeclareInClass(field.Identifier.ValueText, node.Declaration.Type);
        Read(node, read, null, TypeAround(node));
    }

    private static string? TypeAround(SyntaxNode member) => (member.Parent as BaseTypeDeclarationSyntax)?.Identifier.ValueText;

    private void Declare(string variable) => _member?.Declare(variable);

    private void DeclareInClass(string variable, TypeSyntax? type)
    {
        if (type is NullableTypeSyntax nullable)
            type = nullable.ElementType;
        if (type is not (PredefinedTypeSyntax or ArrayTypeSyntax))
            Variables.Add(new ClassVariable(variable, (type is null ? null : SimpleName(type)) ?? ""));
    }

    private void MentionName(SimpleNameSyntax name)
    {
        if (_member is null || NameUse.Of(name) is not { } use)
            return;
        _member.Mentions.Add(use.Mention);
        if (use.IsUnqualifiedCall)
            _member.CallUnqualified(use.Mention);
        if (use.MayBeDelegate)
            Groups.Add(use.Mention.Name);
    }

    protected static string? SimpleName(TypeSyntax type) => type switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        _ => null,
    };
}
