using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Torch;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Modules.Repairs;

/// <summary><c>List&lt;Linear&gt;</c> becomes <c>ModuleList&lt;Linear&gt;</c>, a dictionary by names <c>ModuleDict&lt;Linear&gt;</c>: its declaration, what it is given, its uses.</summary>
internal sealed class ModuleListRepair() : LocalRepair(
    ModuleParts.List, new("Use a container that is registered (the names in state_dict change)", "改用会被注册的容器（state_dict 中的名称会改变）"))
{
    protected override IEnumerable<TextChange> ChangesFor(SyntaxNode place, Diagnostic finding, SemanticModel model, CancellationToken cancellation)
    {
        if (place.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration || FieldWrites.Of(place, declaration, model, cancellation) is not { IsOneOfSeveral: false, Symbol.DeclaredAccessibility: Accessibility.Private } field
            || field.Symbol.ContainingType.DeclaringSyntaxReferences.Length != 1)
            return [];
        var isMap = field.Type is GenericNameSyntax { TypeArgumentList.Arguments.Count: 2 };
        if (ElementOf(field.Type, isMap) is not { } element)
            return [];
        var name = isMap ? ModuleParts.Map : ModuleParts.List;
        var known = model.LookupSymbols(place.SpanStart, name: name).OfType<INamedTypeSymbol>().Any();
        var container = $"{(known ? "" : TorchNames.ModulesNamespace + ".")}{name}<{element}>";
        List<TextChange> changes = [new TextChange(field.Type.Span, container)];
        foreach (var value in field.Values)
        {
            if (ContainerValue.Changes(value, container, isMap) is not { } given)
                return [];
            changes.AddRange(given);
        }

        changes.AddRange(field.Mentions.SelectMany(mention => ContainerUse.Changes(FieldWrites.Whole(mention), isMap)));
        return RegistrationVerdict.IsNoWorse(model, declaration, changes, cancellation) ? changes : [];
    }

    private static string? ElementOf(TypeSyntax type, bool isMap) => type switch
    {
        ArrayTypeSyntax { RankSpecifiers: [{ Rank: 1 }], ElementType: var element } => element.ToString(),
        GenericNameSyntax { TypeArgumentList.Arguments: [var key, var element] } when isMap && key.ToString() is "string" or "String" => element.ToString(),
        GenericNameSyntax { TypeArgumentList.Arguments: [var element] } => element.ToString(),
        _ => null,
    };
}
