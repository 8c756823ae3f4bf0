// Two networks against each other: two backward for one step of the discriminator, and a backward of the generator that fills the discriminator's gradients, too.
sealed class Generator : Module<Tensor, Tensor>
{
    private readonly Sequential _layers;

    public Generator(long noise, long width) : base(nameof(Generator))
    {
        _layers = Sequential(
            ("up", Linear(noise, 64)),
            ("norm", BatchNorm1d(64)),
            ("act", LeakyReLU(0.2)),
            ("out", Linear(64, width)),
            ("range", Tanh()));
        RegisterComponents();
    }

    public override Tensor forward(Tensor noise) => _layers.forward(noise);
}

sealed class Discriminator : Module<Tensor, Tensor>
{
    private readonly Linear _first;
    private readonly Dropout _drop = Dropout(0.3);
    private readonly Linear _last;

    public Discriminator(long width) : base(nameof(Discriminator))
    {
        _first = Linear(width, 64);
        _last = Linear(64, 1);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        x = functional.leaky_relu(_first.forward(x), 0.2);
        return _last.forward(_drop.forward(x));
    }
}

static class Program
{
    private const int Noise = 16, Width = 32, Batch = 64;

    public static void Main()
    {
        random.manual_seed(1);
        using var generator = new Generator(Noise, Width);
        using var discriminator = new Discriminator(Width);
        using var generatorOptimizer = optim.Adam(generator.parameters(), lr: 2e-4, beta1: 0.5);
        using var discriminatorOptimizer = optim.Adam(discriminator.parameters(), lr: 2e-4, beta1: 0.5);
        using var loss = BCEWithLogitsLoss();
        using var fixedNoise = randn(8, Noise);

        for (var epoch = 1; epoch <= 20; epoch++)
        {
            var (sumOfD, sumOfG, batches) = (0f, 0f, 0);
            for (var i = 0; i < 50; i++, batches++)
            {
                using var scope = NewDisposeScope();
                var real = sin(randn(Batch, Width));

                discriminatorOptimizer.zero_grad();
                var onReal = loss.forward(discriminator.forward(real), ones(Batch, 1));
                onReal.backward();
                var fake = generator.forward(randn(Batch, Noise));
                var onFake = loss.forward(discriminator.forward(fake.detach()), zeros(Batch, 1));
                onFake.backward();
                discriminatorOptimizer.step();

                generatorOptimizer.zero_grad();
                var fooled = loss.forward(discriminator.forward(fake), ones(Batch, 1));
                fooled.backward();
                generatorOptimizer.step();

                sumOfD += (onReal + onFake).item<float>();
                sumOfG += fooled.item<float>();
            }

            Console.WriteLine($"epoch {epoch}: D {sumOfD / batches:F3}, G {sumOfG / batches:F3}");
            if (epoch % 5 == 0)
                Save(generator, fixedNoise, epoch);
        }
    }

    // The generator's pictures are wanted in the mode in which it was trained.
    private static void Save(Generator generator, Tensor noise, int epoch)
    {
        using var scope = NewDisposeScope();
        using (no_grad())
        {
            var pictures = generator.forward(noise);
            pictures.save($"fake-{epoch}.dat");
        }
    }
}
