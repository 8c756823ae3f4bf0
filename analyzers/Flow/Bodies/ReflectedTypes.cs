using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow.Names;

namespace TorchSharp.Analyzers.Flow.Bodies;

/// <summary>The classes whose members code without source may write: what it is handed, what that holds, and what stands above or below it.</summary>
internal sealed class ReflectedTypes(MethodBodies bodies, SourceIndex index, TypeHierarchy hierarchy, ILibraryNames library)
{
    private static readonly KeptByFile<string> HandedIn = new();

    /// <summary>What looks into no type that it is given.</summary>
    private readonly string[] _blind = ["System", "System.Linq", "System.Collections", "System.Threading", library.Namespace];

    /// <summary>What stands for all classes: <c>target.GetType().GetField(name)</c> of an <c>object</c>, a <c>T</c> or a class of the library.</summary>
    private const string Anything = "*";

    /// <summary>Who only looks for members by their names changes nothing.</summary>
    private static readonly string[] Setting = ["SetValue", "SetValueDirect", "SetMethod", "GetSetMethod", "InvokeMember"];

    private volatile HashSet<ISymbol>? _types;
    private volatile bool _isAnything;

    /// <summary>Whether a member may be written where nobody names it.</summary>
    public bool Hold(ISymbol member, CancellationToken cancellation) =>
        member.ContainingType is { } type && ((_types ??= Collect(cancellation)).Contains(type.OriginalDefinition) || _isAnything);

    private HashSet<ISymbol> Collect(CancellationToken cancellation)
    {
        var found = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var declared = index.Declared(cancellation);
        foreach (var name in index.Trees.SelectMany(tree => HandedIn.In(tree, declared, file => ClassesHandedIn(file, cancellation), cancellation)).Distinct(StringComparer.Ordinal))
        {
            if (name == Anything)
                _isAnything = Setting.Any(setting => index.IsMentioned(setting, cancellation));
            else
                AddClasses(name, found, cancellation);
        }

        return found;
    }

    private void AddClasses(string name, HashSet<ISymbol> found, CancellationToken cancellation)
    {
        foreach (var type in bodies.TypesNamed(name))
            AddClass(type, found, cancellation);
    }

    /// <summary>The classes of the program that a file hands to code that may look into them, as the names that they are declared by.</summary>
    private IReadOnlyList<string> ClassesHandedIn(SyntaxTree file, CancellationToken cancellation)
    {
        var handed = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var isAnything = false;
        foreach (var node in index.HandedTypesOf(file, cancellation).Where(node => MayLookInto(node, cancellation)))
        {
            var type = TypeOf(node, cancellation);
            AddWritten(type, handed);
            isAnything |= IsOfAnyClass(node, type);
        }

        var names = handed.Select(static type => type.GetDocumentationCommentId()).OfType<string>();
        return [.. isAnything ? names.Append(Anything) : names];
    }

    /// <summary><c>target.GetType()</c>, where the class of <c>target</c> is one of the program's, and its declaration does not say which.</summary>
    private static bool IsOfAnyClass(SyntaxNode asked, ITypeSymbol? type) =>
        asked.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax }
        && type is null or { TypeKind: TypeKind.TypeParameter or TypeKind.Interface or TypeKind.Dynamic } or { IsReferenceType: true, IsSealed: false, DeclaringSyntaxReferences.IsEmpty: true };

    /// <summary><c>Pair&lt;Options, Net[]&gt;</c>: Pair, Options and Net, as far as they are of the program.</summary>
    private static void AddWritten(ITypeSymbol? type, HashSet<ISymbol> found)
    {
        if (type is IArrayTypeSymbol array)
            AddWritten(array.ElementType, found);
        if (type is not INamedTypeSymbol named)
            return;
        if (!named.DeclaringSyntaxReferences.IsEmpty)
            found.Add(named.OriginalDefinition);
        foreach (var argument in named.TypeArguments)
            AddWritten(argument, found);
    }

    private ITypeSymbol? TypeOf(SyntaxNode node, CancellationToken cancellation) =>
        node is TypeDeclarationSyntax ? bodies.DeclaredBy(node, cancellation) as ITypeSymbol : bodies.TypeOf(node, cancellation);

    private bool MayLookInto(SyntaxNode node, CancellationToken cancellation)
    {
        var call = node.Parent switch
        {
            TypeArgumentListSyntax { Parent: GenericNameSyntax generic } => generic.Ancestors().OfType<InvocationExpressionSyntax>().FirstOrDefault(),
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax binding } => binding,
            TypeOfExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax given } } => given,
            _ => null,
        };
        return call is null || bodies.ReferredToBy(call, cancellation) is not IMethodSymbol method
            || (node.Parent is TypeOfExpressionSyntax || (method.ReducedFrom ?? method).DeclaringSyntaxReferences.IsEmpty) && !IsBlind(method);
    }

    private bool IsBlind(IMethodSymbol method) =>
        method.ContainingNamespace?.ToDisplayString() is { } name && _blind.Any(space => name == space || (space != "System" && name.StartsWith(space + ".", StringComparison.Ordinal)));

    private void Add(ITypeSymbol? type, HashSet<ISymbol> found, CancellationToken cancellation)
    {
        switch (type)
        {
            case IArrayTypeSymbol array:
                Add(array.ElementType, found, cancellation);
                break;
            case INamedTypeSymbol named:
                foreach (var argument in named.TypeArguments)
                    Add(argument, found, cancellation);
                AddClass(named.OriginalDefinition, found, cancellation);
                break;
        }
    }

    private void AddClass(INamedTypeSymbol type, HashSet<ISymbol> found, CancellationToken cancellation)
    {
        if (type.DeclaringSyntaxReferences.Length == 0 || !found.Add(type))
            return;
        Add(type.BaseType, found, cancellation);
        foreach (var below in hierarchy.Below(type, cancellation))
            Add(below, found, cancellation);
        foreach (var member in type.GetMembers())
            Add((member as IFieldSymbol)?.Type ?? (member as IPropertySymbol)?.Type, found, cancellation);
    }
}
