using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace TorchSharp.Analyzers.Tests.Torch;

/// <summary>
/// Hardtanh is in no table because in this TorchSharp it squashes nothing: Tensor.hardtanh drops the tensor that the native call makes and
/// returns the one it was called on; the function and the module go through it. When this test fails, hardtanh belongs to the tanh row.
/// </summary>
public class HardtanhTests
{
    private static readonly byte[] ReturnThis = [(byte)ILOpCode.Ldarg_0, (byte)ILOpCode.Ret];

    [Theory]
    [InlineData("hardtanh", true)]
    [InlineData("tanh", false)]
    [InlineData("relu6", false)]
    public void Hardtanh_returns_its_own_input(string method, bool returnsInput) =>
        Assert.Equal(returnsInput, Body(method).AsSpan().EndsWith(ReturnThis));

    private static byte[] Body(string method)
    {
        using var file = new PEReader(File.OpenRead(TorchLibrary.Reference.Display!));
        var metadata = file.GetMetadataReader();
        var tensor = metadata.TypeDefinitions
            .Select(metadata.GetTypeDefinition)
            .Single(type => type.IsNested && metadata.GetString(type.Name) == "Tensor");
        var definition = tensor.GetMethods()
            .Select(metadata.GetMethodDefinition)
            .Single(candidate => metadata.GetString(candidate.Name) == method);
        return file.GetMethodBody(definition.RelativeVirtualAddress).GetILBytes()!;
    }
}
