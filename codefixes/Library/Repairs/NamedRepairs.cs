using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Library.Repairs;

/// <summary><c>optim.ASGD(weights)</c> becomes <c>optim.ASGD(weights, lr: 1e-2)</c>: what is left out, with the value of PyTorch.</summary>
internal sealed class NamedRepair() : FaultRepair(nameof(FaultEdit.Named), new("Name the value of PyTorch", "写出 PyTorch 的值"))
{
    protected override IEnumerable<TextChange> Changes(FaultCall call, CancellationToken cancellation)
    {
        var row = OtherInPyTorch.All.FirstOrDefault(row => row.Edit == FaultEdit.Named && row.Members.Contains(IdOf(call.Method)));
        if (row is null)
            return [];
        var named = row.Named.Where(one => call.Argument(one.Parameter) is null).Select(static one => $"{one.Parameter}: {one.Value}");
        return [new TextChange(new TextSpan(call.End, 0), (call.Arguments.Arguments.Count > 0 ? ", " : "") + string.Join(", ", named))];
    }

    private static string IdOf(IMethodSymbol method) => (method.OriginalDefinition.GetDocumentationCommentId() ?? "").Split('(')[0];
}

/// <summary><c>MaxPool2d(3, 2, 1, 1, true)</c> becomes <c>MaxPool2d(3, 2, 1, 1, ceil_mode: true)</c>: what the argument is taken for. Nothing else changes.</summary>
internal sealed class NameOfArgumentRepair() : FaultRepair(nameof(FaultEdit.NameOfArgument), new("Name the argument", "写出参数名"))
{
    protected override IEnumerable<TextChange> Changes(FaultCall call, CancellationToken cancellation)
    {
        foreach (var row in OtherInPyTorch.All)
        {
            if (row is { Edit: FaultEdit.NameOfArgument, At: { } parameter } && row.Members.Any(member => member.EndsWith($".{call.Method.Name}", StringComparison.Ordinal))
                && call.Argument(parameter) is { NameColon: null } argument)
                yield return new TextChange(new TextSpan(argument.SpanStart, 0), $"{parameter}: ");
        }
    }
}
