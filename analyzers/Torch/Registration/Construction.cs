using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Torch.Registration;

/// <summary>When a constructor registers what the fields hold.</summary>
internal enum RegistrationTime
{
    /// <summary>Nobody can tell.</summary>
    Unknown,

    /// <summary>Never, and nor does anything that may be called afterwards.</summary>
    Never,

    /// <summary>A constructor that it begins with has done it.</summary>
    Before,

    /// <summary>A statement of its own does it on every way that gets there.</summary>
    Here,
}

/// <summary>A way to make an object of a module class.</summary>
/// <param name="Constructor">The constructor that is called.</param>
/// <param name="Time">When it registers.</param>
/// <param name="Call">The call that does it, of this constructor.</param>
/// <param name="Chain">It and the constructors that it begins with, the called one first.</param>
internal sealed record Construction(IMethodSymbol Constructor, RegistrationTime Time, ExpressionSyntax? Call, IReadOnlyList<IMethodSymbol> Chain)
{
    public bool IsSure => Time is RegistrationTime.Before or RegistrationTime.Here;

    /// <summary>Whether what stands at a place of this constructor comes after the registration.</summary>
    public bool IsLate(SyntaxNode place) => Time == RegistrationTime.Before || (Time == RegistrationTime.Here && place.SpanStart > Call!.Span.End);
}
