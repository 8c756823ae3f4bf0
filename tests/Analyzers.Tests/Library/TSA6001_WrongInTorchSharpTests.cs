using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Library.TSA6001_WrongInTorchSharp>;

namespace TorchSharp.Analyzers.Tests.Library;

/// <summary>Every row of the table: what meets it, and what looks like it and does not.</summary>
public sealed class TSA6001_WrongInTorchSharpTests
{
    [Fact]
    public Task Last_dimension() => Verify.Reports("""
        class P
        {
            const int Last = -1;

            void M(Tensor x, Tensor q, long dim)
            {
                torch.quantile(x, q, [|dim: -1|]);
                quantile(x, q, [|-1|], true);
                x.nanquantile(q, [|Last|]);
                x.aminmax([|-1|]);
                aminmax(x, [|dim: -1L|]);

                torch.quantile(x, q);
                quantile(x, q, 0);
                x.quantile(q, dim);
                x.quantile(q, x.dim() - 1);
                x.aminmax();
                x.sum(-1);
            }
        }
        """);

    [Fact]
    public Task Variance_of_all() => Verify.Reports("""
        class P
        {
            Tensor M(Tensor x, bool unbiased)
            {
                x.var([|false|]);
                torch.var(x, [|unbiased: false|]);
                var always = true;
                x.var(always);
                x.var();
                x.var(true);
                x.var(0, false);
                x.std(false);
                torch.var(x, new long[] { 0 }, false);
                return x.var([|unbiased|]);
            }
        }
        """);

    [Fact]
    public Task Inverse_of_erf() => Verify.Reports("""
        using Inverse = TorchSharp.torch;

        class P
        {
            Tensor M(Tensor x) => torch.[|erfinv|](x) + [|erfinv|](x) + Inverse.[|erfinv|](x) + x.erfinv() + torch.erf(x);
        }

        class Q
        {
            Tensor erfinv(Tensor x) => x.erfinv();

            Tensor M(Tensor x) => erfinv(x);
        }
        """);

    [Fact]
    public Task Says_what_happens() => Verify.Reports(
        "class P { Tensor M(Tensor x) => torch.{|#0:erfinv|}(x); }",
        Verify.Finding(0).WithMessage("'torch.erfinv' of TorchSharp 0.107.0 computes erf: 0.5205 for 0.5, where the inverse is 0.4769. Use the tensor's method, which is right."));
}
