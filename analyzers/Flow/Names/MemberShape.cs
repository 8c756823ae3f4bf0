using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Flow.Names;

/// <summary>How a member can be called, as far as its text says.</summary>
/// <param name="Least">The fewest arguments of a call.</param>
/// <param name="Most">The most arguments of a call.</param>
/// <param name="IsMethod">Whether a delegate can be made of it.</param>
/// <param name="HasSetter">Whether code runs where it is assigned to.</param>
internal readonly record struct MemberShape(int Least, int Most, bool IsMethod = false, bool HasSetter = false)
{
    /// <summary>Nothing is said about the number of its parameters.</summary>
    public static readonly MemberShape OfAnyCall = new(0, int.MaxValue);

    /// <summary><c>x => …</c></summary>
    public static readonly MemberShape OfOneParameter = new(1, 1);

    /// <summary>Of a member without a list, any call may be one.</summary>
    public static MemberShape Of(BaseParameterListSyntax? parameters)
    {
        if (parameters is null)
            return OfAnyCall;
        var all = parameters.Parameters;
        var least = all.Count(static parameter => parameter.Default is null && !parameter.Modifiers.Any(SyntaxKind.ParamsKeyword));
        // The object that an extension method is called on is written before its name.
        if (all.Count > 0 && all[0].Modifiers.Any(SyntaxKind.ThisKeyword))
            least--;
        var isOpen = all.Count > 0 && all[all.Count - 1].Modifiers.Any(SyntaxKind.ParamsKeyword);
        return new MemberShape(least, isOpen ? int.MaxValue : all.Count, IsMethod: true);
    }

    public static MemberShape Of(PropertyDeclarationSyntax property) => OfAnyCall with { HasSetter = RunsWhenWritten(property) };

    /// <summary>Whether the mention of its name can be a call of it.</summary>
    public bool IsReachedBy(Mention mention) => mention.Arguments switch
    {
        Mention.NotCalled => true,
        Mention.IsType => !IsMethod,
        Mention.IsTarget => HasSetter,
        var arguments => Least <= arguments && arguments <= Most,
    };

    /// <summary>A setter runs, or the getter of a reference.</summary>
    private static bool RunsWhenWritten(PropertyDeclarationSyntax property) =>
        property.Type is RefTypeSyntax
        || property.AccessorList?.Accessors.Any(static accessor =>
            accessor.Kind() is SyntaxKind.SetAccessorDeclaration or SyntaxKind.InitAccessorDeclaration
            && (accessor.Body is not null || accessor.ExpressionBody is not null)) == true;
}
