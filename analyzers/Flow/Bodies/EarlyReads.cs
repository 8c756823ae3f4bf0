using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Flow.Bodies;

/// <summary>
/// <c>A() { act = Make(); squash = true; }</c>, where <c>Make</c> asks for <c>squash</c>: it finds what was there before. So does an override that the constructor of the
/// base class calls, and an initialiser of a static field that stands above another one's. Judged by names.
/// </summary>
internal sealed class EarlyReads
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, HashSet<string>> _byType = new(SymbolEqualityComparer.Default);

    /// <summary>Whether somebody may read a member before construction has written it.</summary>
    public bool MayBeOf(ISymbol member) => member.ContainingType is { } type && _byType.GetOrAdd(type.OriginalDefinition, Find).Contains(member.Name);

    private static HashSet<string> Find(INamedTypeSymbol type)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var parts = type.DeclaringSyntaxReferences.Select(static part => part.GetSyntax()).OfType<TypeDeclarationSyntax>().ToList();
        var members = parts.SelectMany(static part => part.Members).ToList();
        var methods = new Lazy<ILookup<string, MethodDeclarationSyntax>>(() => members.OfType<MethodDeclarationSyntax>().ToLookup(static method => method.Identifier.ValueText, StringComparer.Ordinal));
        foreach (var constructor in members.OfType<ConstructorDeclarationSyntax>())
            AddOf(constructor, type, methods, found);
        AddOfStatics(members, methods, found);
        return found;
    }

    /// <summary>What a constructor writes after it, or one above it, has called what asks for it.</summary>
    private static void AddOf(ConstructorDeclarationSyntax constructor, INamedTypeSymbol type, Lazy<ILookup<string, MethodDeclarationSyntax>> methods, HashSet<string> found)
    {
        var writes = constructor.DescendantNodes().OfType<AssignmentExpressionSyntax>().Select(static write => (Name: NameOf(write.Left), write.Span.End)).Where(static write => write.Name is not null).ToList();
        if (writes.Count == 0)
            return;
        foreach (var name in OwnCallsAbove(type).Where(name => methods.Value.Contains(name)))
            found.UnionWith(writes.Select(static write => write.Name!).Where(Reachable(name, methods).Contains));
        foreach (var call in constructor.DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            if (NameOf(call.Expression) is { } called && methods.Value.Contains(called))
                found.UnionWith(writes.Where(write => write.End >= call.Span.End).Select(static write => write.Name!).Where(Reachable(called, methods).Contains));
        }
    }

    /// <summary>The methods of the object that the constructors above this class call by their names.</summary>
    private static IEnumerable<string> OwnCallsAbove(INamedTypeSymbol type)
    {
        for (var above = type.BaseType; above is { DeclaringSyntaxReferences.IsEmpty: false }; above = above.BaseType)
        {
            foreach (var name in above.DeclaringSyntaxReferences.SelectMany(static part => ((part.GetSyntax() as TypeDeclarationSyntax)?.Members ?? default).OfType<ConstructorDeclarationSyntax>())
                .SelectMany(static constructor => constructor.DescendantNodes().OfType<InvocationExpressionSyntax>()).Select(static call => NameOf(call.Expression)).OfType<string>())
                yield return name;
        }
    }

    /// <summary>Static initialisers run in the order of the text.</summary>
    private static void AddOfStatics(List<MemberDeclarationSyntax> members, Lazy<ILookup<string, MethodDeclarationSyntax>> methods, HashSet<string> found)
    {
        var later = new HashSet<string>(StringComparer.Ordinal);
        for (var i = members.Count - 1; i >= 0; i--)
        {
            foreach (var (name, value) in InitialisedBy(members[i]).Reverse())
            {
                if (later.Count > 0)
                    found.UnionWith(Mentioned(value, methods).Where(later.Contains));
                later.Add(name);
            }
        }
    }

    private static IEnumerable<(string Name, ExpressionSyntax Value)> InitialisedBy(MemberDeclarationSyntax member) => member switch
    {
        FieldDeclarationSyntax field when field.Modifiers.Any(SyntaxKind.StaticKeyword) =>
            field.Declaration.Variables.Where(static variable => variable.Initializer is not null).Select(static variable => (variable.Identifier.ValueText, variable.Initializer!.Value)),
        PropertyDeclarationSyntax { Initializer.Value: var value } property when property.Modifiers.Any(SyntaxKind.StaticKeyword) => [(property.Identifier.ValueText, value)],
        _ => [],
    };

    /// <summary>The names in the code of a method, and of those that it calls.</summary>
    private static HashSet<string> Reachable(string method, Lazy<ILookup<string, MethodDeclarationSyntax>> methods)
    {
        var names = new HashSet<string>(StringComparer.Ordinal) { method };
        AddReachable(names, methods);
        return names;
    }

    private static HashSet<string> Mentioned(ExpressionSyntax value, Lazy<ILookup<string, MethodDeclarationSyntax>> methods)
    {
        var names = new HashSet<string>(NamesIn(value), StringComparer.Ordinal);
        AddReachable(names, methods);
        return names;
    }

    private static void AddReachable(HashSet<string> names, Lazy<ILookup<string, MethodDeclarationSyntax>> methods)
    {
        var waiting = new Queue<string>(names);
        while (waiting.Count > 0)
        {
            foreach (var name in methods.Value[waiting.Dequeue()].SelectMany(NamesIn).Where(names.Add))
                waiting.Enqueue(name);
        }
    }

    private static IEnumerable<string> NamesIn(SyntaxNode code) => code.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Select(static name => name.Identifier.ValueText);

    /// <summary><c>Make</c> of <c>Make()</c> and <c>this.Make()</c>.</summary>
    private static string? NameOf(ExpressionSyntax own) => own switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or BaseExpressionSyntax, Name.Identifier.ValueText: var name } => name,
        _ => null,
    };
}
