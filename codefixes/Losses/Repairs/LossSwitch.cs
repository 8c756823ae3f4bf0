using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Edits;
using TorchSharp.Analyzers.Losses.Uses;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Tracing;

namespace TorchSharp.Analyzers.Losses.Repairs;

/// <summary>One loss in place of another, with the arguments that both have.</summary>
/// <param name="Class">The class of the new loss.</param>
/// <param name="Spelling">The new loss as a function, as the tables write it.</param>
internal sealed record LossSwitch(string Class, string Spelling)
{
    public static readonly LossSwitch ToBCE = To(LossKind.BinaryCrossEntropy);
    public static readonly LossSwitch ToBCEWithLogits = To(LossKind.BinaryCrossEntropyWithLogits);
    public static readonly LossSwitch ToCrossEntropy = To(LossKind.CrossEntropy);
    public static readonly LossSwitch ToNLL = To(LossKind.NegativeLogLikelihood);

    /// <summary>The losses that may be replaced by each other; their relatives have other parameters or another reduction.</summary>
    private static readonly HashSet<string> Known = new(
        new[] { ToBCE, ToBCEWithLogits, ToCrossEntropy, ToNLL }.SelectMany(static loss => new[] { loss.Class, loss.Spelling }), StringComparer.Ordinal);

    private string Function { get; } = Spelling.Substring(Spelling.LastIndexOf('.') + 1);

    public string NameFor(LossInUse loss) => loss.IsFunction ? Function : Class;

    /// <summary>Whether the whole loss could be replaced.</summary>
    public bool Into(ProgramEdit edit, LossInUse loss, Finding finding)
    {
        if (!Known.Contains(finding.Loss.Name))
            return false;
        var trace = finding.Trace;
        if (loss.IsFunction)
            return SwitchCall(edit, loss.Call.Syntax, Function, trace);
        foreach (var element in loss.Elements)
            DeclaredType.Rename(element, Class, edit);
        return loss.Creations.All(creation => SwitchCall(edit, creation, Class, trace)) && loss.Holders.All(holder => DeclaredType.Rename(holder, Class, edit, trace));
    }

    private static LossSwitch To(LossKind kind)
    {
        var (function, module) = KnownLosses.Plain(kind);
        return new LossSwitch(module, function);
    }

    private static bool SwitchCall(ProgramEdit edit, SyntaxNode call, string name, ProgramTrace trace)
    {
        if (trace.ModelOf(call).GetSymbolInfo(call, trace.Cancellation).Symbol is not IMethodSymbol method)
            return false;
        switch (call)
        {
            case InvocationExpressionSyntax invocation when ArgumentsFor(Overload(method.ContainingType, name), method, invocation.ArgumentList) is { } arguments:
                edit.RewriteCall(invocation, current => ModuleCreation.WithName(current, name, arguments(current.ArgumentList)));
                return true;
            case ObjectCreationExpressionSyntax { ArgumentList: { } list } creation
                when ArgumentsFor(Constructor(method, name), method, list) is { } arguments:
                edit.Rewrite(creation, current => WithType((ObjectCreationExpressionSyntax)current, name, arguments));
                return true;
            case ImplicitObjectCreationExpressionSyntax creation when ArgumentsFor(Constructor(method, name), method, creation.ArgumentList) is { } arguments:
                edit.Rewrite(creation.ArgumentList, current => arguments((ArgumentListSyntax)current));
                return true;
            default:
                return false;
        }
    }

    private static ObjectCreationExpressionSyntax WithType(
        ObjectCreationExpressionSyntax creation, string name, Func<ArgumentListSyntax, ArgumentListSyntax> arguments) =>
        creation.WithType(DeclaredType.Renamed(creation.Type, name)).WithArgumentList(arguments(creation.ArgumentList!));

    private static IMethodSymbol? Overload(INamedTypeSymbol container, string name) =>
        container.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault();

    private static IMethodSymbol? Constructor(IMethodSymbol constructor, string name) =>
        constructor.ContainingNamespace.GetTypeMembers(name).FirstOrDefault()?.InstanceConstructors
            .FirstOrDefault(static candidate => candidate.DeclaredAccessibility == Accessibility.Public);

    /// <summary>The same arguments for other parameters, or null if one of them has none.</summary>
    private static Func<ArgumentListSyntax, ArgumentListSyntax>? ArgumentsFor(IMethodSymbol? target, IMethodSymbol source, ArgumentListSyntax list)
    {
        if (target is null)
            return null;
        var rewrites = new List<Func<ArgumentSyntax, ArgumentSyntax?>>();
        var isNamed = false;
        for (var i = 0; i < list.Arguments.Count; i++)
        {
            var argument = list.Arguments[i];
            var name = argument.NameColon?.Name.Identifier.ValueText ?? (i < source.Parameters.Length ? source.Parameters[i].Name : "");
            var parameter = Counterpart(target, name, i);
            if (parameter is null && argument.Expression.IsKind(SyntaxKind.NullLiteralExpression))
            {
                rewrites.Add(static _ => null);
                isNamed = true;
                continue;
            }

            if (parameter is null)
                return null;
            isNamed |= argument.NameColon is null && parameter.Ordinal != i;
            rewrites.Add(isNamed && argument.NameColon is null ? current => Named(current, parameter.Name) : static current => current);
        }

        return current => Rewritten(current, rewrites);
    }

    private static IParameterSymbol? Counterpart(IMethodSymbol target, string name, int ordinal) =>
        target.Parameters.FirstOrDefault(parameter => parameter.Name == name)
        ?? (name is ParameterNames.Input or ParameterNames.Target && ordinal < target.Parameters.Length ? target.Parameters[ordinal] : null);

    private static ArgumentSyntax Named(ArgumentSyntax argument, string name) =>
        argument.WithNameColon(SyntaxFactory.NameColon(name).WithTrailingTrivia(SyntaxFactory.Space));

    private static ArgumentListSyntax Rewritten(ArgumentListSyntax list, List<Func<ArgumentSyntax, ArgumentSyntax?>> rewrites)
    {
        for (var i = list.Arguments.Count - 1; i >= 0; i--)
        {
            list = rewrites[i](list.Arguments[i]) is { } argument
                ? list.WithArguments(list.Arguments.Replace(list.Arguments[i], argument))
                : list.WithArguments(list.Arguments.RemoveAt(i));
        }

        return list;
    }
}
