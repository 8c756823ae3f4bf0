using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TorchSharp.Analyzers.Edits;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Torch;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Modules.Repairs;

/// <summary><c>Tensor w = zeros(3, requires_grad: true)</c> becomes <c>Parameter w = Parameter(zeros(3))</c>.</summary>
internal sealed class ParameterRepair() : LocalRepair(ModuleParts.Parameter, new("Make it a Parameter", "改为 Parameter"))
{
    protected override IEnumerable<TextChange> ChangesFor(SyntaxNode place, Diagnostic finding, SemanticModel model, CancellationToken cancellation)
    {
        if (place.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration || FieldWrites.Of(place, declaration, model, cancellation) is not { Values.Count: > 0 } field || field.IsOneOfSeveral)
            return [];
        var factory = Names.Of($"{TorchNames.Nn.Replace('+', '.')}.{ModuleParts.Parameter}", place, model);
        var type = model.LookupSymbols(place.SpanStart, name: ModuleParts.Parameter).OfType<INamedTypeSymbol>().Any() ? ModuleParts.Parameter : $"{TorchNames.ModulesNamespace}.{ModuleParts.Parameter}";
        List<TextChange> changes = [new TextChange(field.Type.Span, type), .. field.Values.Select(value => new TextChange(value.Span, $"{factory}({Plain(value)})"))];
        return RegistrationVerdict.Compiles(model, declaration.SyntaxTree, changes, cancellation) ? changes : [];
    }

    /// <summary>Without asking for the gradient, which a weight has anyway.</summary>
    private static string Plain(ExpressionSyntax value)
    {
        if (value is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: ModuleMembers.SetRequiresGrad, Expression: var tensor } })
            return tensor is ParenthesizedExpressionSyntax inner ? inner.Expression.ToString() : tensor.ToString();
        if (value is InvocationExpressionSyntax call && call.ArgumentList.Arguments.FirstOrDefault(static argument => argument.NameColon?.Name.Identifier.ValueText == ModuleMembers.RequiresGrad) is { } asked)
            return call.WithArgumentList(call.ArgumentList.RemoveNode(asked, SyntaxRemoveOptions.KeepNoTrivia)!).WithoutTrivia().ToString();
        return value.ToString();
    }
}
