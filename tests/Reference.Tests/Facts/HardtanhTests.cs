using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Facts;

/// <summary>
/// Why hardtanh is in no table: Tensor.hardtanh drops the tensor that libtorch makes and returns the one it was called on, and the function
/// and the module go through it. When this test fails, hardtanh with its default bounds belongs to the tanh row.
/// </summary>
public class HardtanhTests
{
    [Fact]
    public void Hardtanh_squashes_nothing()
    {
        var x = tensor(new[] { -3f, 3f });

        Assert.Equal([-3d, 3d], Numbers.Of(nn.functional.hardtanh(x)));
        Assert.Equal([-3d, 3d], Numbers.Of(nn.Hardtanh().call(x)));
    }
}
