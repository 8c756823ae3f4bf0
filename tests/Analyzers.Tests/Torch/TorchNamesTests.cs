using System.Reflection;
using TorchSharp.Analyzers.Torch;

namespace TorchSharp.Analyzers.Tests.Torch;

/// <summary>Every name the analyzer looks up is in the real assembly.</summary>
public class TorchNamesTests
{
    /// <summary>Not types of TorchSharp.dll: the assembly, a namespace, and what a package has that cannot be restored here.</summary>
    private static readonly string[] OtherNames =
        [nameof(TorchNames.Assembly), nameof(TorchNames.Namespace), nameof(TorchNames.ModulesNamespace), nameof(TorchNames.VisionAssembly), nameof(TorchNames.VisionOps)];

    public static TheoryData<string> TypeNames =>
    [
        .. typeof(TorchNames)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(constant => !OtherNames.Contains(constant.Name))
            .Select(constant => (string)constant.GetRawConstantValue()!),
    ];

    [Theory]
    [MemberData(nameof(TypeNames))]
    public void A_type_exists_and_is_public(string metadataName) =>
        Assert.True(TorchLibrary.IsPublic(TorchLibrary.Type(metadataName)));

    [Fact]
    public void The_assembly_has_its_name() => Assert.Equal(TorchNames.Assembly, TorchLibrary.Assembly.Name);

    [Fact]
    public void The_types_are_in_its_namespace() =>
        Assert.Equal(TorchNames.Namespace, TorchLibrary.Type(TorchNames.Torch).ContainingNamespace.ToDisplayString());

    [Fact]
    public void The_namespace_holds_the_modules() =>
        Assert.Equal(TorchNames.ModulesNamespace, TorchLibrary.ModuleClass("Linear").ContainingNamespace.ToDisplayString());

    [Fact]
    public void The_vision_operations_are_not_in_this_assembly() =>
        Assert.Null(TorchLibrary.Assembly.GetTypeByMetadataName(TorchNames.VisionOps));
}
