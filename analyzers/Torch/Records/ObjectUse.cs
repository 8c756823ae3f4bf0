using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>A call by which the program uses an object: of one of its methods, or of one of the library that is given it.</summary>
/// <param name="Call">The call.</param>
/// <param name="Method">The method.</param>
/// <param name="Way">The calls of methods of the program that lead there, from the code that holds the object on.</param>
internal sealed record ObjectUse(InvocationExpressionSyntax Call, IMethodSymbol Method, ImmutableArray<InvocationExpressionSyntax> Way)
{
    /// <summary>Where the code that holds the object brings it about.</summary>
    public InvocationExpressionSyntax Place => Way.IsEmpty ? Call : Way[0];

    /// <summary>The places on the way to the call, and the call: the innermost first.</summary>
    public IEnumerable<InvocationExpressionSyntax> Places => Way.Reverse().Prepend(Call);
}
