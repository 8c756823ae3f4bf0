using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Torch;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Tests.Torch;

/// <summary>The floating types of the table are those of TorchSharp, all of them and no other.</summary>
public class FloatingTypesTests
{
    [Fact]
    public void Every_real_floating_type_is_listed() =>
        Assert.Equal(RealFloatsOf(TorchLibrary.ScalarType, "ScalarType."), Listed("ScalarType."));

    [Fact]
    public void Every_field_of_torch_that_holds_one_is_listed() =>
        Assert.Equal(RealFloatsOf(TorchLibrary.Type(TorchNames.Torch), "torch."), Listed("torch."));

    private static IEnumerable<string> Listed(string prefix) =>
        FloatingTypes.All.Where(spelling => spelling.StartsWith(prefix, StringComparison.Ordinal)).Order();

    private static IEnumerable<string> RealFloatsOf(INamedTypeSymbol type, string prefix) =>
        type.GetMembers().OfType<IFieldSymbol>()
            .Where(field => TorchLibrary.Is(field.Type, TorchLibrary.ScalarType) && IsRealFloat(field.Name))
            .Select(field => prefix + field.Name)
            .Order();

    private static bool IsRealFloat(string name) =>
        !name.StartsWith("c", StringComparison.OrdinalIgnoreCase)
        && new[] { "float", "double", "half" }.Any(part => name.Contains(part, StringComparison.OrdinalIgnoreCase));
}
