using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Tensors.TSA4011_OtherElementType>;

namespace TorchSharp.Analyzers.Tests.Fixes.Tensors;

public sealed class TSA4011_FixTests
{
    [Fact]
    public Task Reads_what_it_is_and_goes_on_with_what_was_asked_for() => Verify.Fixed(
        """
        class P
        {
            double M(Tensor x, Tensor y, int n)
            {
                int hits = x.argmax(1).eq(y).sum().item<[|int|]>(); // of the batch
                var share = x.argmax(1).eq(y).sum().item<[|float|]>() / n;
                var text = x.argmax().item<[|int|]>().ToString();
                return hits + share + text.Length + x.to(ScalarType.Float64).sum().item<[|float|]>();
            }
        }
        """,
        """
        class P
        {
            double M(Tensor x, Tensor y, int n)
            {
                int hits = (int)x.argmax(1).eq(y).sum().item<long>(); // of the batch
                var share = (float)x.argmax(1).eq(y).sum().item<long>() / n;
                var text = ((int)x.argmax().item<long>()).ToString();
                return hits + share + text.Length + (float)x.to(ScalarType.Float64).sum().item<double>();
            }
        }
        """);

    [Fact]
    public Task Of_many_numbers_only_where_they_stay_whole() => Verify.Fixed(
        """
        class P
        {
            void M(Tensor x)
            {
                var labels = x.argmax(1).data<[|int|]>().ToArray();
                Console.WriteLine(labels.Length);
            }
        }
        """,
        """
        class P
        {
            void M(Tensor x)
            {
                var labels = x.argmax(1).data<long>().ToArray();
                Console.WriteLine(labels.Length);
            }
        }
        """);

    [Theory]
    [InlineData("int[] labels = x.argmax(1).data<[|int|]>().ToArray();")]
    [InlineData("var labels = x.argmax(1).data<[|float|]>().ToArray();")]
    [InlineData("int any = (x > 0).any().item<[|int|]>();")]
    public Task Nothing_where_the_rest_would_be_another_program(string statement) => Verify.Unfixable($"class P {{ void M(Tensor x) {{ {statement} }} }}");

    [Fact]
    public Task A_truth_value_where_it_is_asked_as_one() => Verify.Fixed(
        "class P { void M(Tensor x) { var any = (x > 0).any().item<[|byte|]>(); Console.WriteLine(any); } }",
        "class P { void M(Tensor x) { var any = (x > 0).any().item<bool>(); Console.WriteLine(any); } }");
}
