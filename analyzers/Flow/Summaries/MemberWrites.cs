using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Summaries;

/// <summary>All that is ever written to one field or auto-property, joined. One write that cannot be followed makes it unknown.</summary>
internal sealed class MemberWrites(SummaryFixpoint fixpoint, ISymbol member)
{
    public Value Join()
    {
        if (member is not (IFieldSymbol or IPropertySymbol) || member.DeclaringSyntaxReferences.Length == 0
            || fixpoint.Members.IsWrittenUnseen(member, fixpoint.Cancellation))
            return Value.Unknown;
        var bodies = WritingBodies().ToList();
        var joined = IsOfDefault() ? InitialValue.DefaultOf(TypeOf(member)) : IsOverwrittenByConstructors(bodies) ? Value.None : Initial();
        foreach (var body in bodies)
        {
            if (joined == Value.Unknown)
                break;
            joined = Lattice.Join(joined, body is null ? Value.Unknown : WrittenBy(body));
        }

        return Decided(joined != Value.Unknown && fixpoint.Members.MayBeReadEarly(member) ? Lattice.Join(joined, InitialValue.DefaultOf(TypeOf(member))) : joined);
    }

    /// <summary>What each object decides for itself is not known of all of them.</summary>
    private static Value Decided(Value value) => value switch
    {
        { IsSymbolic: false } => value,
        Choice choice => Lattice.Join(Decided(choice.Yes), Decided(choice.No)),
        Symbolic => Value.Unknown,
        _ => value.Map(Decided),
    };

    private Value Initial()
    {
        if (IsRecordParameter())
            return Value.Unknown;
        return InitialValue.IsInitialized(member) ? fixpoint.InitializerOf(member).Returns : Value.None;
    }

    /// <summary><c>Mode m = default;</c>: a structure may be there that nobody has made, and a flag in it is false.</summary>
    private bool IsOfDefault() => member is { IsStatic: false, ContainingType.IsValueType: true } && TypeOf(member).IsValueType;

    private static ITypeSymbol TypeOf(ISymbol member) => member is IFieldSymbol field ? field.Type : ((IPropertySymbol)member).Type;

    /// <summary>A constructor's summary holds what the initialiser left and the constructor made of it: both together are what the object has.</summary>
    private bool IsOverwrittenByConstructors(List<IMethodSymbol?> writing)
    {
        var constructors = member.IsStatic ? member.ContainingType.StaticConstructors : member.ContainingType.InstanceConstructors;
        var first = constructors.Where(static constructor => !Constructors.CallsThis(constructor)).ToList();
        return first.Count > 0 && first.TrueForAll(constructor => writing.Contains(constructor, SymbolEqualityComparer.Default));
    }

    /// <summary>The property of a positional record is set by whoever makes the record.</summary>
    private bool IsRecordParameter() => member.DeclaringSyntaxReferences[0].GetSyntax(fixpoint.Cancellation) is ParameterSyntax;

    private IEnumerable<IMethodSymbol?> WritingBodies()
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var write in fixpoint.Members.WritesOf(member, fixpoint.Cancellation))
        {
            var body = EnclosingMethods.Of(write.Node, fixpoint);
            if (write.Form == WriteForm.Content && !(write.IsOwn && body is not null && Constructors.IsOfInstance(body) && !IsNested(write.Node)))
                yield return null;
            else if (body is null || seen.Add(body))
                yield return body;
            if (write.Form == WriteForm.Unresolved || write.IsReference)
                yield return null;
        }
    }

    /// <summary><c>Parallel.For(0, 2, i => acts[i] = act)</c>: who runs it, and when, nobody knows.</summary>
    private static bool IsNested(SyntaxNode write) => write.Ancestors().TakeWhile(static node => node is not MemberDeclarationSyntax).Any(static node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax);

    private Value WrittenBy(IMethodSymbol body)
    {
        var summary = fixpoint.SummaryOf(body, Bounds.Depth);
        if (summary.IsOpaque)
            return Value.Unknown;
        var isOwnConstructor = Constructors.IsConstructor(body)
            && SymbolEqualityComparer.Default.Equals(body.ContainingType, member.ContainingType);
        if (isOwnConstructor && summary.Members.Find(member) is { } left)
            return left;
        return summary.Writes.Find(member) is { } written ? Given(written, body) : Value.None;
    }

    /// <summary><c>void SetLoss(L loss) => _loss = loss;</c>: the field holds what the calls of <c>SetLoss</c> give.</summary>
    private Value Given(Value written, IMethodSymbol body) =>
        written.Within(Contents.Input).Any(static part => part is Parameter) && !Constructors.IsConstructor(body) && new GivenParameters(fixpoint).To(body) is { } given
            ? fixpoint.Analysis.Interpreter.Given(fixpoint, written, body, given)
            : written;
}
