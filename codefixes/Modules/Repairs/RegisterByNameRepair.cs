using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TorchSharp.Analyzers.Edits;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Torch;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Registration;

namespace TorchSharp.Analyzers.Modules.Repairs;

/// <summary><c>register_module("head", head);</c> behind the late assignment: by the name of the field, as the call would have done.</summary>
internal sealed class RegisterByNameRepair() : LocalRepair("RegisterByName", new("Register the part by name where it is assigned", "在赋值处按名称注册这个部分"))
{
    protected override IEnumerable<TextChange> ChangesFor(SyntaxNode place, Diagnostic finding, SemanticModel model, CancellationToken cancellation)
    {
        if (finding.Properties.TryGetValue(UnregisteredPart.KindProperty, out var kind) && kind != nameof(LossOfPart.LateAssignment))
            return [];
        if (place.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is not { Parent: ExpressionStatementSyntax statement } assignment || !assignment.Left.Span.Contains(place.Span)
            || place.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration || Registering(model, assignment.Left, cancellation) is not { } method)
            return [];
        var name = model.GetSymbolInfo(assignment.Left, cancellation).Symbol?.Name;
        var changes = NextStatement.After(statement, _ => $"{method}(\"{name}\", {assignment.Left});").ToList();
        return RegistrationVerdict.IsBetter(model, declaration, changes, cancellation) ? changes : [];
    }

    private static string? Registering(SemanticModel model, ExpressionSyntax target, CancellationToken cancellation)
    {
        for (var type = model.GetTypeInfo(target, cancellation).Type; type is not null; type = type.BaseType)
        {
            if (!TorchSymbols.IsTorchSharp(type.ContainingAssembly))
                continue;
            if (type.Name == ModuleParts.Parameter)
                return ModuleMembers.RegisterParameter;
            if (type.Name == ModuleParts.Module)
                return ModuleMembers.RegisterModule;
        }

        return null;
    }
}
