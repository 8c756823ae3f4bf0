using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Tests.Torch;

/// <summary>The floating types of the table are those of TorchSharp, all of them and no other.</summary>
public class FloatingTypesTests
{
    [Fact]
    public void Every_real_floating_type_is_listed() =>
        Assert.Equal(
            TorchLibrary.ScalarType.GetMembers().OfType<IFieldSymbol>().Select(member => member.Name).Where(IsRealFloat).Select(name => "ScalarType." + name).Order(),
            FloatingTypes.All.Where(spelling => spelling.StartsWith("ScalarType.", StringComparison.Ordinal)).Order());

    [Fact]
    public void Every_field_of_torch_that_holds_one_is_listed() =>
        Assert.Equal(
            FieldsOfTorch().Select(field => field.Name).Where(IsRealFloat).Select(name => "torch." + name).Order(),
            FloatingTypes.All.Where(spelling => spelling.StartsWith("torch.", StringComparison.Ordinal)).Order());

    private static IEnumerable<IFieldSymbol> FieldsOfTorch() =>
        TorchLibrary.Type(TorchSharp.Analyzers.Torch.TorchNames.Torch).GetMembers().OfType<IFieldSymbol>().Where(field => TorchLibrary.Is(field.Type, TorchLibrary.ScalarType));

    private static bool IsRealFloat(string name) =>
        !name.StartsWith("c", StringComparison.OrdinalIgnoreCase)
        && new[] { "float", "double", "half" }.Any(part => name.Contains(part, StringComparison.OrdinalIgnoreCase));
}
