// A variational autoencoder: a loss of two parts by hand, noise in the forward, samples from the decoder alone.
sealed class Vae : Module<Tensor, (Tensor Output, Tensor Mean, Tensor LogVariance)>
{
    private readonly Sequential _encoder, _decoder;
    private readonly Linear _mean, _logVariance;

    public Vae(long width, long latent) : base("vae")
    {
        _encoder = Sequential(Linear(width, 128), ReLU(), Linear(128, 64), ReLU());
        _mean = Linear(64, latent);
        _logVariance = Linear(64, latent);
        _decoder = Sequential(Linear(latent, 64), ReLU(), Linear(64, 128), ReLU(), Linear(128, width));
        RegisterComponents();
    }

    public (Tensor Mean, Tensor LogVariance) Encode(Tensor x)
    {
        var h = _encoder.forward(x);
        return (_mean.forward(h), _logVariance.forward(h));
    }

    public Tensor Decode(Tensor z) => _decoder.forward(z);

    public override (Tensor Output, Tensor Mean, Tensor LogVariance) forward(Tensor x)
    {
        var (mean, logVariance) = Encode(x);
        var z = training ? mean + (randn_like(mean) * (0.5 * logVariance).exp()) : mean;
        return (Decode(z), mean, logVariance);
    }
}

static class Program
{
    public static void Main(string[] arguments)
    {
        var device = cuda.is_available() ? CUDA : CPU;
        using var model = new Vae(64, 8).to(device);
        using var optimizer = optim.Adam(model.parameters(), 1e-3);
        var schedule = optim.lr_scheduler.StepLR(optimizer, step_size: 10, gamma: 0.5);
        using var rows = rand(1000, 64, device: device);

        for (var epoch = 1; epoch <= 30; epoch++)
        {
            Console.WriteLine($"epoch {epoch}: training loss {Train(model, optimizer, rows):F4}, test loss {Test(model, rows.narrow(0, 900, 100)):F4}");
            schedule.step();
        }

        using var mode = no_grad();
        using var samples = model.Decode(randn(4, 8, device: device)).sigmoid();
        Console.WriteLine(samples.cpu().data<float>().ToArray()[0]);
    }

    private static double Train(Vae model, optim.Optimizer optimizer, Tensor rows)
    {
        model.train();
        var (sum, seen) = (0.0, 0L);
        foreach (var index in Enumerable.Range(0, 9))
        {
            using var scope = NewDisposeScope();
            var batch = rows.narrow(0, index * 100, 100);
            optimizer.zero_grad();
            var (output, mean, logVariance) = model.forward(batch);
            var loss = Loss(output, batch, mean, logVariance);
            loss.backward();
            optimizer.step();
            sum += loss.item<float>();
            seen += batch.shape[0];
        }

        return sum / seen;
    }

    private static double Test(Vae model, Tensor rows)
    {
        model.eval();
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        var (output, mean, logVariance) = model.forward(rows);
        return Loss(output, rows, mean, logVariance).item<float>() / rows.shape[0];
    }

    private static Tensor Loss(Tensor output, Tensor x, Tensor mean, Tensor logVariance)
    {
        var likeness = functional.binary_cross_entropy_with_logits(output, x, reduction: Reduction.Sum);
        var divergence = -0.5 * (1 + logVariance - mean.pow(2) - logVariance.exp()).sum();
        return likeness + divergence;
    }
}
