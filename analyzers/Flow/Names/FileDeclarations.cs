using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Flow.Names;

/// <summary>A name that a file declares: what is said of it outside bodies, as a number, and the names that stand there.</summary>
internal sealed record Declaration(string Name, int Text, IReadOnlyList<string> Mentions);

/// <summary>
/// What a file declares. <c>public Head Make(int width) { … }</c> declares Make, and mentions Head. What has no name of its own, as a constructor or
/// an operator, is said of its type; what is called without a name, as <c>GetEnumerator</c>, is said of every name.
/// </summary>
internal sealed class FileDeclarations
{
    /// <summary>The name for what may be meant by any text.</summary>
    public const string Anything = "";

    private static readonly ConditionalWeakTable<SyntaxTree, FileDeclarations> Known = new();

    private static readonly HashSet<string> CalledWithoutName = new(StringComparer.Ordinal)
    {
        "GetEnumerator", "GetAsyncEnumerator", "MoveNext", "MoveNextAsync", "Current", "Dispose", "DisposeAsync", "Deconstruct", "Add", "GetAwaiter", "GetResult",
        "IsCompleted", "Slice", "Length", "Count", "Select", "SelectMany", "Where", "Join", "GroupJoin", "GroupBy", "OrderBy", "OrderByDescending", "ThenBy",
        "ThenByDescending", "Cast",
    };

    private readonly List<Declaration> _all = [];
    private int[]? _mentions;

    private FileDeclarations(CompilationUnitSyntax unit)
    {
        var usings = 17;
        foreach (var import in unit.Usings)
        {
            if (import.GlobalKeyword.IsKind(SyntaxKind.None))
                usings = DeclaredText.Combine(usings, DeclaredText.Of(import).Text);
            else
                Add(Anything, import, 17);
        }

        foreach (var list in unit.AttributeLists)
            Add(Anything, list, 17);
        AddAll(unit.Members, usings, Anything);
    }

    /// <summary>What is declared, in order.</summary>
    public IReadOnlyList<Declaration> All => _all;

    /// <summary>The names that are declared with a word about another name.</summary>
    public IEnumerable<string> Mentioning(string name)
    {
        _mentions ??= [.. _all.SelectMany(static declaration => declaration.Mentions).Select(MentionedWords.Of).Distinct().OrderBy(static word => word)];
        return Array.BinarySearch(_mentions, MentionedWords.Of(name)) < 0 ? [] : _all.Where(declaration => declaration.Mentions.Contains(name)).Select(static declaration => declaration.Name);
    }

    /// <summary>The same object for the same tree.</summary>
    public static FileDeclarations Of(SyntaxTree tree, CancellationToken cancellation) =>
        Known.GetValue(tree, key => new FileDeclarations((CompilationUnitSyntax)key.GetRoot(cancellation)));

    private void AddAll(SyntaxList<MemberDeclarationSyntax> members, int around, string owner)
    {
        foreach (var member in members)
            Add(member, around, owner);
    }

    private void Add(MemberDeclarationSyntax member, int around, string owner)
    {
        switch (member)
        {
            case BaseNamespaceDeclarationSyntax space:
                AddAll(space.Members, DeclaredText.Combine(around, DeclaredText.OfHeader(space).Text), owner);
                break;
            case BaseTypeDeclarationSyntax type:
                AddType(type, around, owner);
                break;
            case DelegateDeclarationSyntax function:
                Add(function.Identifier.ValueText, function, around);
                break;
            case MethodDeclarationSyntax method:
                AddNamed(method.Identifier.ValueText, method, around);
                break;
            case PropertyDeclarationSyntax property:
                AddNamed(property.Identifier.ValueText, property, around);
                break;
            case EventDeclarationSyntax occasion:
                Add(occasion.Identifier.ValueText, occasion, around);
                break;
            case EnumMemberDeclarationSyntax constant:
                Add(constant.Identifier.ValueText, constant, around);
                break;
            case BaseFieldDeclarationSyntax field:
                foreach (var variable in field.Declaration.Variables)
                    Add(variable.Identifier.ValueText, field, around);
                break;
            case GlobalStatementSyntax or IncompleteMemberSyntax:
                break;
            default:
                Add(owner, member, around);
                break;
        }
    }

    private void AddType(BaseTypeDeclarationSyntax type, int around, string owner)
    {
        var name = type.Identifier.ValueText is { Length: > 0 } own ? own : owner;
        var header = DeclaredText.OfHeader(type);
        _all.Add(new(name, DeclaredText.Combine(around, header.Text), header.Mentions));
        var within = DeclaredText.Combine(around, StringComparer.Ordinal.GetHashCode(name));
        if (type is TypeDeclarationSyntax { Members: var members })
            AddAll(members, within, name);
        else if (type is EnumDeclarationSyntax { Members: var constants })
        {
            foreach (var constant in constants)
                Add(constant, within, name);
        }
    }

    private void AddNamed(string name, MemberDeclarationSyntax member, int around)
    {
        Add(name, member, around);
        if (CalledWithoutName.Contains(name))
            Add(Anything, member, around);
    }

    private void Add(string name, SyntaxNode declaration, int around)
    {
        var text = DeclaredText.Of(declaration);
        _all.Add(new(name, DeclaredText.Combine(around, text.Text), text.Mentions));
    }
}
