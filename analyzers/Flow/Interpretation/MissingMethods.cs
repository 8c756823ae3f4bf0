using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>
/// <c>net.UseRaw()</c>, <c>Reset()</c> where the class has no such method yet: it will be written, and may set any flag, number or tensor of its object.
/// Modules, losses and delegates in it stay what they are, as everywhere.
/// </summary>
/// <param name="scope">The body.</param>
/// <param name="isFunction">Whether objects of a type are applied to data.</param>
internal sealed class MissingMethods(BodyScope scope, Func<ITypeSymbol, bool> isFunction)
{
    /// <summary>The object as such a method may leave it.</summary>
    public Instance After(Instance instance) =>
        instance with { Members = ValueMap.Of(instance.Members.Entries.Select(entry => MayBeSet(entry.Key) ? new(entry.Key, Value.Unknown) : entry)) };

    /// <summary>Forgets what such a method of the object itself may have set. Others that are called later do not bring it back.</summary>
    public void ForgetOwn(State state)
    {
        for (var type = scope.ContainingType; type is not null && scope.Fixpoint.HasSource(type); type = type.BaseType)
        {
            foreach (var member in type.OriginalDefinition.GetMembers())
            {
                if (MayBeSet(member) && (member is IFieldSymbol || scope.Fixpoint.Members.IsAutoProperty((IPropertySymbol)member)))
                    state.Members = state.Members.SetItem(member, Value.Unknown);
            }
        }
    }

    /// <summary><c>Reset()</c>, <c>this.Reset()</c>, <c>base.Reset()</c>.</summary>
    public static bool IsOwnCall(SyntaxNode node) =>
        node is InvocationExpressionSyntax { Expression: SimpleNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or BaseExpressionSyntax } };

    private bool MayBeSet(ISymbol member) => member switch
    {
        IFieldSymbol { IsReadOnly: false, IsConst: false, AssociatedSymbol: null, Type: var type } => !isFunction(type),
        IPropertySymbol { SetMethod.IsInitOnly: false, Type: var type } => !isFunction(type),
        _ => false,
    };
}
