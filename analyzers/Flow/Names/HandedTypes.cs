using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Flow.Names;

/// <summary>
/// <c>typeof(Options).GetProperty("Raw")</c>, <c>Deserialize&lt;Options&gt;(text)</c>, <c>section.Bind(options)</c>: a type is handed to code that may write its members
/// though nobody names them. Judged by the text alone.
/// </summary>
internal static class HandedTypes
{
    /// <summary>What is read of a type without a look at its members.</summary>
    private static readonly HashSet<string> Harmless = new(StringComparer.Ordinal)
    {
        "Name", "FullName", "Namespace", "Assembly", "AssemblyQualifiedName", "ToString", "GetHashCode", "Equals", "BaseType", "IsAssignableFrom", "IsSubclassOf",
        "IsInstanceOfType", "IsAssignableTo", "GetGenericTypeDefinition", "GetGenericArguments", "IsGenericType", "IsEnum", "IsValueType", "IsAbstract",
    };

    private static readonly string[] Binding = ["Bind", "Populate", "Inject", "Map", "Fill", "Merge", "SetValue", "Patch", "Restore"];

    /// <summary>Adds the types, and the expressions of such types, that a node hands to somebody.</summary>
    public static void Collect(SyntaxNode node, List<SyntaxNode> into)
    {
        switch (node)
        {
            case TypeOfExpressionSyntax type when IsLookedInto(type):
                into.Add(type.Type);
                break;
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetType", Expression: var of } } call
                when IsLookedInto(call):
                into.Add(of);
                break;
            case InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "GetType" } } own when IsLookedInto(own):
                into.AddRange(own.Ancestors().OfType<TypeDeclarationSyntax>().Take(1));
                break;
            // [UnsafeAccessor(…)] static extern ref Module Act(Trainer t): a private member by another name.
            case AttributeSyntax { Name: var attribute, Parent.Parent: MethodDeclarationSyntax { ParameterList.Parameters: [{ Type: { } opened }, ..] } }
                when attribute.ToString().EndsWith("UnsafeAccessor", StringComparison.Ordinal):
                into.Add(opened);
                break;
            // Unsafe.As<Shadow>(net).Act = …: a field by the place that another class has at its place.
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "As", Expression: IdentifierNameSyntax { Identifier.ValueText: "Unsafe" } }, ArgumentList.Arguments: [{ Expression: var shown }] }:
                into.Add(shown);
                break;
            case InvocationExpressionSyntax call when NameUse.NameOf(call.Expression) is { Identifier.ValueText: var name } called:
                if (called is GenericNameSyntax generic && !name.StartsWith("Serialize", StringComparison.Ordinal))
                    into.AddRange(generic.TypeArgumentList.Arguments.Where(static argument => argument is not PredefinedTypeSyntax));
                if (Binding.Any(word => name.StartsWith(word, StringComparison.Ordinal)))
                    into.AddRange(call.ArgumentList.Arguments.Select(static argument => argument.Expression).Where(static given => given is not LiteralExpressionSyntax));
                break;
        }
    }

    private static bool IsLookedInto(ExpressionSyntax type) => type.Parent switch
    {
        MemberAccessExpressionSyntax access => !Harmless.Contains(access.Name.Identifier.ValueText),
        BinaryExpressionSyntax or AttributeArgumentSyntax or CaseSwitchLabelSyntax or ConstantPatternSyntax or InterpolationSyntax or ExpressionStatementSyntax => false,
        ArgumentSyntax { Parent: BracketedArgumentListSyntax } => false,
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } } => !Harmless.Contains(name),
        InitializerExpressionSyntax => false,
        _ => true,
    };
}
