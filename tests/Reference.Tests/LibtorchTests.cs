using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests;

public class LibtorchTests
{
    [Fact]
    public void Libtorch_loads_and_multiplies_a_matrix()
    {
        using var product = tensor(new float[,] { { 1, 2 }, { 3, 4 } }).mm(tensor(new float[,] { { 5, 6 }, { 7, 8 } }));

        Assert.Equal([19f, 22f, 43f, 50f], product.data<float>().ToArray());
    }
}
