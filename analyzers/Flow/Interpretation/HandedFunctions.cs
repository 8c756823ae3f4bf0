using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow.Applying;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Flow.Summaries;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>What functions of the program do that somebody else is handed, and runs: lambdas, methods, and what objects are asked by those who hold them.</summary>
internal sealed class HandedFunctions(SummaryFixpoint fixpoint, Applier applier)
{
    /// <summary>What the compiler calls for the text of a record.</summary>
    private const string PrintMembers = "PrintMembers";

    private readonly Dictionary<ISymbol, (bool Any, bool Changes)> _asked = new(SymbolEqualityComparer.Default);

    public static bool IsOfProgram(Value value) => value is MethodValue or Closure;

    /// <summary><c>all.ForEach(t => t.sigmoid_())</c> changes what it is given by whoever runs it.</summary>
    public bool MayChangeGiven(Value function) => function switch
    {
        Closure { Summary: var summary } => Changes(summary),
        MethodValue { Method: var method } => method.ReturnsVoid || (fixpoint.HasSource(method.ContainingType) && Changes(applier.SummaryOf(method))),
        LibraryObject { Function.OverwritesInput: true } => true,
        _ => false,
    };

    /// <summary>
    /// <c>Console.WriteLine(sample)</c> runs the <c>ToString</c> of the program, and <c>samples.Sort()</c> its <c>CompareTo</c>: whether what somebody
    /// else's method is given, or holds, may be asked by a method that changes something in place.
    /// </summary>
    public bool AreAskedToChange(ValueList given, IMethodSymbol method) => TypesIn(given, method).Any(type => Asked(type).Changes);

    /// <summary>Whether somebody else's method may ask what it is given by a method of the program at all.</summary>
    public bool AreAsked(ValueList given, IMethodSymbol method) => TypesIn(given, method).Any(type => Asked(type).Any);

    private static IEnumerable<ITypeSymbol> TypesIn(ValueList given, IMethodSymbol method) =>
        given.SelectMany(ObjectsIn).Select(static made => (ITypeSymbol)made.Type).Concat(method.TypeArguments).Concat(method.ContainingType.TypeArguments);

    private static IEnumerable<Instance> ObjectsIn(Value value) => value is Instance made ? [made] : value is Atom or Symbolic ? [] : value.Parts.SelectMany(ObjectsIn);

    private (bool Any, bool Changes) Asked(ITypeSymbol type)
    {
        if (type.DeclaringSyntaxReferences.IsEmpty || type.TypeKind is not (TypeKind.Class or TypeKind.Struct))
            return (false, false);
        if (!_asked.TryGetValue(type.OriginalDefinition, out var asked))
        {
            _asked[type.OriginalDefinition] = (false, false);
            var methods = AskedOf(type.OriginalDefinition).ToList();
            _asked[type.OriginalDefinition] = asked = (methods.Count > 0, methods.Exists(method => Changes(applier.SummaryOf(method))));
        }

        return asked;
    }

    /// <summary>The methods by which somebody else asks an object: those of his that it overrides, and of his interfaces.</summary>
    private IEnumerable<IMethodSymbol> AskedOf(ITypeSymbol type)
    {
        for (var declaring = type; declaring is { DeclaringSyntaxReferences.IsEmpty: false }; declaring = declaring.BaseType)
        {
            foreach (var member in declaring.GetMembers())
            {
                if (member is IMethodSymbol { IsStatic: false, IsAbstract: false, IsImplicitlyDeclared: false } method && MethodBodies.HasCode(method)
                    && (method.Name == PrintMembers || IsOfSomebodyElse(method) || method.ExplicitInterfaceImplementations.Any(IsStranger)))
                    yield return method;
            }
        }

        foreach (var asked in type.AllInterfaces.Where(static each => each.DeclaringSyntaxReferences.IsEmpty && each.SpecialType != SpecialType.System_IDisposable).SelectMany(static each => each.GetMembers()))
        {
            if (type.FindImplementationForInterfaceMember(asked) is IMethodSymbol { DeclaringSyntaxReferences.IsEmpty: false } method)
                yield return method;
        }
    }

    private bool IsOfSomebodyElse(IMethodSymbol method)
    {
        if (!method.IsOverride)
            return false;
        var first = method;
        while (first.OverriddenMethod is { } overridden)
            first = overridden;
        return IsStranger(first);
    }

    private bool IsStranger(IMethodSymbol method) => method.DeclaringSyntaxReferences.IsEmpty && !fixpoint.Analysis.Library.IsOf(method);

    private static bool Changes(Summary summary) => summary.IsOpaque || summary.ChangesUnknown || !summary.Changed.IsEmpty;
}
